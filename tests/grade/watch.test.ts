import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { leftBehind } from '../bin/run-features';
import { makeFolder } from '../folder';
import { startCommand } from './run-command';

describe('--watch', function () {
  this.timeout(240_000);

  it('grades at first all, then what a save touches, and ends with nothing left at Ctrl-C', async () => {
    const target = makeFolder({ '0-redis_client.js': 'const = 1;', 'other.js': '' });
    const temporary = makeFolder();
    const run = startCommand([target.path, '--task', '0', '--task', '1', '--watch'], { TMPDIR: temporary.path });
    let said = '';
    const heard = new Set<() => void>();
    run.stdout?.on('data', (chunk: Buffer | string) => {
      said += String(chunk);
      for (const look of heard) look();
    });
    /** Resolves with what was said up to a text and from the last such place on. */
    const untilSaid = (text: string) =>
      new Promise<string>(resolve => {
        const look = () => {
          const at = said.indexOf(text);
          if (at < 0) return;
          heard.delete(look);
          const before = said.slice(0, at + text.length);
          said = said.slice(at + text.length);
          resolve(before);
        };
        heard.add(look);
        look();
      });

    const first = await untilSaid('save a file to grade again');
    expect(first)
      .to.match(/✗ 0\. /)
      .and.match(/✗ 1\. /);

    writeFileSync(join(target.path, 'other.js'), '// nothing');
    await untilSaid('other.js belongs to no task that is graded here.');

    await untilSaid('save a file to grade again');
    writeFileSync(join(target.path, '0-redis_client.js'), "import 'redis';");
    const second = await untilSaid('save a file to grade again');
    expect(second)
      .to.include('0-redis_client.js changed: task 1')
      .and.match(/✗ 1\. /)
      .and.not.match(/[✗✓] 0\. /);
    expect(second).to.match(/: 1 rule passes, \d fails?/);

    run.kill('SIGINT');
    const { exitCode } = await run;
    expect(exitCode).to.equal(0);
    expect(await leftBehind(temporary.path)).to.deep.equal([]);
    temporary.remove();
    target.remove();
  });
});
