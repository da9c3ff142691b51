import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { RedisInstance } from 'redis-memory-server';
import { reapWithHarness, release } from '../../reaper/reaper';

const LINES_KEPT = 50;

/** redis-memory-server's instance, with its log and its end, and guarded by the reaper. */
export class Instance extends RedisInstance {
  readonly log: string[] = [];
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  #exit: (how: { code: number | null; signal: NodeJS.Signals | null }) => void = () => {};
  #partial = '';
  readonly #lines = new EventEmitter();

  constructor(options: ConstructorParameters<typeof RedisInstance>[0]) {
    super(options);
    this.exited = new Promise(resolve => {
      this.#exit = resolve;
    });
  }

  override _launchRedisServer(path: string) {
    const child = super._launchRedisServer(path);
    child.once('exit', (code, signal) => this.#exit({ code, signal }));
    return child;
  }

  /** The library's own guard is a whole Node process for each Redis, and checks only every few seconds. */
  override _launchKiller(_parent: number, pid: number): ChildProcess {
    reapWithHarness(`process ${pid}`);
    this.exited.then(() => release(`process ${pid}`));
    return this.childProcess as ChildProcess;
  }

  /** redis-memory-server searches each chunk for words. A chunk may end inside a word, a line does not. */
  override stdoutHandler(chunk: string | Buffer): void {
    const lines = (this.#partial + chunk.toString()).split('\n');
    this.#partial = lines.pop() ?? '';
    for (const line of lines) {
      if (line.trim() !== '') this.log.push(line);
      this.#lines.emit('line', line);
      super.stdoutHandler(line);
    }
    this.log.splice(0, Math.max(0, this.log.length - LINES_KEPT));
  }

  override stderrHandler(chunk: string | Buffer): void {
    this.log.push(...chunk.toString().trimEnd().split('\n'));
  }

  /** Resolves at the first line from now on that matches. */
  async logged(pattern: RegExp): Promise<void> {
    return new Promise(resolve => {
      const look = (line: string) => {
        if (!pattern.test(line)) return;
        this.#lines.off('line', look);
        resolve();
      };
      this.#lines.on('line', look);
    });
  }

  /** Ends Redis with SIGKILL, and waits until it is gone. */
  async end(): Promise<void> {
    const child = this.childProcess;
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await this.exited;
  }
}
