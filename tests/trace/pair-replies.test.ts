import { expect } from 'chai';
import type { RecordedCommand } from '../../harness/redis/recorder';
import { pairReplies } from '../../harness/trace/pair-replies';

describe('pairReplies', () => {
  it('gives each command the answer that Redis gave to it', () => {
    expect(paired(['SET a 1', 'GET a', 'HGETALL h'], '+OK\r\n$1\r\n1\r\n*2\r\n$1\r\nk\r\n$1\r\nv\r\n')).to.deep.equal([
      'SET: OK',
      'GET: "1"',
      'HGETALL: ["k", "v"]',
    ]);
  });

  it('is not put out by the answer to a command that is not recorded, such as CLIENT LIST', () => {
    const list = 'id=4 addr=127.0.0.1:46402 fd=8\n';
    const bytes = `$${list.length}\r\n${list}\r\n+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n:0\r\n:1\r\n:1\r\n`;
    expect(paired(['MULTI', 'ZREM z m', 'HSET h f v', 'EXEC', 'HSET h g w'], bytes)).to.deep.equal([
      'MULTI: OK',
      'ZREM: (integer) 0',
      'HSET: (integer) 1',
      'EXEC: [(integer) 0, (integer) 1]',
      'HSET: (integer) 1',
    ]);
  });

  it('comes back into step where such an answer looked like another one', () => {
    // +OK answers a CONFIG SET that nobody saw; the integer shows it.
    expect(paired(['SET a 1', 'SET b 2', 'INCR c'], '+OK\r\n+OK\r\n+OK\r\n:1\r\n').slice(2)).to.deep.equal([
      'INCR: (integer) 1',
    ]);
  });

  it('keeps messages of channels apart, and refusals', () => {
    const { pushes } = pairReplies(commands(['SUBSCRIBE c', 'UNSUBSCRIBE c']), [
      {
        port: 1,
        at: 5,
        bytes:
          '*3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$2\r\nhi\r\n-ERR unknown command\r\n*3\r\n$11\r\nunsubscribe\r\n$1\r\nc\r\n:0\r\n',
      },
    ]);
    expect(pushes.map(({ text }) => text)).to.deep.equal(['["message", "c", "hi"]', '(error) ERR unknown command']);
  });
});

function commands(lines: readonly string[]): RecordedCommand[] {
  return lines.map(line => {
    const [name = '', ...args] = line.split(' ');
    return { name, args, at: 1, client: '127.0.0.1:1', fromScript: false };
  });
}

function paired(lines: readonly string[], bytes: string): string[] {
  const sent = commands(lines);
  const { replies } = pairReplies(sent, [{ port: 1, at: 2, bytes }]);
  return sent.map(command => `${command.name}: ${replies.get(command)?.text}`);
}
