import { randomInt } from 'node:crypto';
import { execa } from 'execa';
import { packageRoot } from '../../harness/package-root';

/** Starts `queuing-spec` with these arguments; never rejects. */
export function start(args: readonly string[]) {
  return execa(process.execPath, ['bin/start.js', 'queuing-spec', ...args], {
    cwd: packageRoot,
    reject: false,
    all: true,
  });
}

/** So many workers, of which one is killed again and again, for another one to come. */
export class Workers {
  killed = 0;
  readonly #working = new Set<ReturnType<typeof start>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly address: string,
    private readonly size: number,
  ) {}

  /** @param killEvery in ms */
  begin(killEvery: number): void {
    for (let index = 0; index < this.size; index += 1) this.#hire();
    this.#timer = setInterval(() => {
      const all = [...this.#working];
      all[randomInt(all.length)]?.kill('SIGKILL');
      this.killed += 1;
      this.#hire();
    }, killEvery);
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    const all = [...this.#working];
    for (const worker of all) worker.kill('SIGKILL');
    await Promise.all(all);
  }

  #hire(): void {
    const worker = start(['worker', '--queue', this.address, '--workers', '1', '--lock', '3']);
    this.#working.add(worker);
    void worker.then(() => this.#working.delete(worker));
  }
}
