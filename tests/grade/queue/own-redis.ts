import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findRedis } from '../../../harness/redis/provision';
import { freePort } from '../../../harness/redis/server';

/** A redis-server with settings of its own, as somebody else may run one. */
export class OwnRedis {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  /** @param settings those of redis.conf, without `--`; `PORT` stands for the port */
  static async start(settings: Readonly<Record<string, string>>): Promise<OwnRedis> {
    const { path } = await findRedis();
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'queuing-spec-test-'));
    const all = { port: 'PORT', bind: '127.0.0.1', dir: folder, save: '', ...settings };
    const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value === 'PORT' ? String(port) : value]);
    const child = spawn(path, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const said: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      said.push(line);
      if (/Ready to accept connections/.test(line)) {
        child.stdout.resume();
        return new OwnRedis(port, child, folder);
      }
    }
    rmSync(folder, { recursive: true });
    throw new Error(said.join('\n'));
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true });
  }
}

/** Something that says it is a Redis of a version, and knows nothing else. */
export async function startOldRedis(version: string): Promise<{ readonly port: number; stop(): void }> {
  const server = createServer(socket => {
    socket.on('data', data => {
      for (const [, name = ''] of data.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g)) {
        const info = `redis_version:${version}\r\nrole:master\r\nloading:0\r\n`;
        socket.write(name.toLowerCase() === 'info' ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n');
      }
    });
    socket.on('error', () => {});
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return { port: address.port, stop: () => server.close() };
}
