import type { Result } from '../../../report/result';
import type { Assignment } from '../../class/worker-pool/messages';
import { WorkerLost, WorkerProcess } from '../../class/worker-pool/worker-process';

/** The processes of one machine in which solutions are graded: each keeps its Redis and its step code for the next one. */
export class Slots {
  readonly #idle: WorkerProcess[] = [];
  readonly #all = new Set<WorkerProcess>();

  /**
   * Grades one solution.
   *
   * @throws WorkerLost when the process ends, or is stuck
   * @throws HarnessError when it could not be graded
   */
  async grade(assignment: Assignment): Promise<Result> {
    const worker = this.#idle.pop() ?? (await this.#start());
    try {
      const result = await worker.grade(assignment);
      this.#idle.push(worker);
      return result;
    } catch (error) {
      if (error instanceof WorkerLost) this.#all.delete(worker);
      else this.#idle.push(worker);
      throw error;
    }
  }

  /** Ends them all, whatever they do. */
  async end(): Promise<void> {
    await Promise.all([...this.#all].map(worker => worker.end()));
  }

  async #start(): Promise<WorkerProcess> {
    const worker = new WorkerProcess();
    this.#all.add(worker);
    await worker.ready();
    return worker;
  }
}
