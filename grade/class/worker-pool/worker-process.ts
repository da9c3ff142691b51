import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { HarnessError } from '../../../harness/errors';
import { compiled, packageRoot } from '../../../harness/package-root';
import { patience } from '../../../harness/settings';
import type { Result } from '../../../report/result';
import type { Assignment, WorkerMessage } from './messages';

/** How long a scenario may take before its worker counts as stuck, in ms. Every wait in a scenario is shorter. */
const stuckAfter = () => 180_000 * patience();

/** The worker has ended or is stuck, so its solution is not graded. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

/** A worker, from the outside. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<string>;
  #complaint = '';

  /** @param program the module to run; tests replace it */
  constructor(program = join(__dirname, `worker${compiled ? '.js' : '.ts'}`)) {
    this.#child = fork(program, [], {
      cwd: packageRoot,
      execArgv: compiled ? [] : ['--require', join(packageRoot, 'bin', 'register.js')],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk.toString()).slice(-2000);
    });
    this.#exited = new Promise(resolve => {
      this.#child.once('exit', (code, signal) => resolve(signal ? `by ${signal}` : `with exit code ${code}`));
      this.#child.once('error', error => resolve(`(${error.message})`));
    });
  }

  /** @throws HarnessError when the worker cannot load the step code */
  async ready(): Promise<void> {
    const lost = this.#exited.then(how => {
      const lines = this.#complaint.trim().split('\n');
      // Node's last line is its own version.
      const said = lines.find(line => /^\w*Error\b/.test(line)) ?? lines.at(-1);
      throw new HarnessError(`A worker ended ${how} before it could grade anything${said ? `: ${said}` : '.'}`);
    });
    await Promise.race([this.#hear(message => (message.kind === 'ready' ? true : undefined)), lost]);
  }

  /**
   * Grades one solution.
   *
   * @throws WorkerLost when the worker ends, or when no scenario ends for too long; the worker is killed then
   * @throws HarnessError when the worker reports one
   */
  async grade(assignment: Assignment, longest = stuckAfter()): Promise<Result> {
    let stuck = () => {};
    const tooLong = new Promise<string>(resolve => {
      stuck = () => resolve(`was stuck: no scenario ended for ${Math.round(longest / 1000)} s`);
    });
    let timer = setTimeout(stuck, longest);
    const reply = this.#hear(message => {
      clearTimeout(timer);
      timer = setTimeout(stuck, longest);
      return message.kind === 'graded' || message.kind === 'failed' ? message : undefined;
    });
    if (this.#child.connected) this.#child.send(assignment, () => {});
    const outcome = await Promise.race([reply, tooLong, this.#exited.then(how => `ended ${how}`)]);
    clearTimeout(timer);
    if (typeof outcome === 'string') {
      await this.end();
      throw new WorkerLost(`The worker that graded it ${outcome}.${this.#complaint ? `\n${this.#complaint}` : ''}`);
    }
    if (outcome.kind === 'failed') throw new HarnessError(outcome.why);
    return outcome.result;
  }

  /** Kills it, and waits until it has ended. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  #hear<T>(take: (message: WorkerMessage) => T | undefined): Promise<T> {
    return new Promise(resolve => {
      const listen = (message: WorkerMessage) => {
        const taken = take(message);
        if (taken === undefined) return;
        this.#child.off('message', listen);
        resolve(taken);
      };
      this.#child.on('message', listen);
    });
  }
}
