import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
/** Starting the harness takes a while on a busy machine, in ms. */
const longest = 60_000;

/** A command in a terminal of its own (util-linux's `script` gives it one), with what it shows. */
export class RealTerminal {
  shown = '';
  readonly #process: ChildProcess;
  #changed = () => {};

  constructor(command: string, env: Record<string, string>) {
    this.#process = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.shown += text.replaceAll('\r', '');
      this.#changed();
    });
  }

  /** Types keys: `\r` is Enter, `\u0003` Ctrl-C. */
  type(keys: string): void {
    this.#process.stdin?.write(keys);
  }

  /** Waits until the screen has shown this after what it had shown before. */
  async until(wanted: RegExp, after = 0): Promise<void> {
    const found = new Promise<void>((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`${wanted} was not shown:\n${this.shown}`)), longest);
      this.#changed = () => {
        if (!wanted.test(this.shown.slice(after))) return;
        clearTimeout(timer);
        done();
      };
      this.#changed();
    });
    await found;
  }

  /** Resolves with the exit code once the command has ended. */
  async ended(): Promise<number | null> {
    if (this.#process.exitCode !== null) return this.#process.exitCode;
    const [code] = (await once(this.#process, 'exit')) as [number | null];
    return code;
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}
