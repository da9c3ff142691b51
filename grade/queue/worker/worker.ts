/**
 * The side of a machine that grades: takes jobs, grades each in a process of its own, and gives the results back. Needs
 * `class/worker-pool` for these processes, and `pack` for what travels.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Job, Queue, QueueEvents, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { HarnessError } from '../../../harness/errors';
import { reapWithHarness, release } from '../../../harness/reaper/reaper';
import { another } from '../connection/connection';
import { type GradedJob, type GradingJob, queueName, queueOptions, tookTurn, tries } from '../jobs/jobs';
import { unpackSolution } from '../pack/pack';
import { withoutTarget } from '../pack/result-place';
import { fetchPack, keepResult } from '../pack/store';
import { otherVersion, Presence, whoIsThere } from '../status/presence';
import { Slots } from './slots';

/** How a worker works. */
export interface WorkerSettings {
  readonly redis: Redis;
  readonly version: string;
  /** How many solutions it grades at once. */
  readonly slots: number;
  /** Whether it ends once nothing waits and nobody grades any more. */
  readonly once: boolean;
  readonly say: (text: string) => void;
  /** A worker that does not renew its lock for so long, in ms, is believed to be gone. */
  readonly lock?: number;
}

const usualLock = 15_000;

/** A machine's part in grading: takes solutions from the queue, and gives their results back, until it is told to leave. */
export class QueueWorker {
  /** Resolves once it has left. */
  readonly left: Promise<void>;
  readonly #worker: Worker<GradingJob, GradedJob>;
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #presence: Presence;
  readonly #slots = new Slots();
  readonly #folder = mkdtempSync(join(realpathSync(tmpdir()), 'queuing-spec-worker-'));
  #grading = 0;
  #graded = 0;
  #leaving: Promise<void> | undefined;
  #leave = () => {};

  /** @throws HarnessError when only classes of another version wait at this queue */
  static async join(settings: WorkerSettings): Promise<QueueWorker> {
    const { redis, version } = settings;
    const refusal = otherVersion(await whoIsThere(redis, 'collector'), version);
    if (refusal) throw new HarnessError(refusal);
    const worker = new QueueWorker(settings);
    await worker.#join();
    return worker;
  }

  private constructor(private readonly settings: WorkerSettings) {
    const { redis, version, slots, lock = usualLock } = settings;
    reapWithHarness(`folder ${this.#folder}`);
    this.#presence = new Presence(redis, { role: 'worker', version, slots, grading: 0, graded: 0 });
    this.#queue = new Queue(queueName(version), queueOptions(redis));
    this.#events = new QueueEvents(queueName(version), queueOptions(another(redis)));
    this.#worker = new Worker(queueName(version), job => this.#grade(job), {
      ...queueOptions(redis),
      autorun: false,
      concurrency: slots,
      lockDuration: lock,
      // Redis takes whole ms only.
      stalledInterval: Math.ceil(lock / 3),
      // After an outage; BullMQ's own 15 s are long.
      runRetryDelay: 1000,
      // A try is counted when it begins: by this, and not by how it came to its end.
      maxStartedAttempts: tries,
      maxStalledCount: tries,
    });
    this.left = new Promise(resolve => {
      this.#leave = resolve;
    });
  }

  /** Leaves once the solutions at hand are graded; called again, or with `now`, at once: others then grade them. */
  async leave(now = false): Promise<void> {
    if (now || this.#leaving) await this.#slots.end();
    this.#leaving ??= this.#end(now);
    await this.#leaving;
  }

  async #join(): Promise<void> {
    // An outage is seen by the connections themselves, which come back; so do jobs whose lock was lost meanwhile.
    this.#worker.on('error', () => {});
    this.#queue.on('error', () => {});
    this.#events.on('error', () => {});
    await Promise.all([this.#worker.waitUntilReady(), this.#presence.update()]);
    if (this.settings.once) await this.#watchForEnd();
    void this.#worker.run();
  }

  async #grade(job: Job<GradingJob, GradedJob>): Promise<GradedJob> {
    const { redis, version, say } = this.settings;
    const folder = join(this.#folder, String(job.id));
    this.#grading += 1;
    await Promise.all([
      this.#presence.update({ grading: this.#grading }),
      tookTurn(redis, version, job.opts.priority ?? 0),
    ]);
    const startedAt = Date.now();
    try {
      const pack = await fetchPack(redis, job.data.pack);
      if (!pack) throw new HarnessError('the solution is no longer kept at the queue');
      const target = await unpackSolution(pack, folder);
      const result = await this.#slots.grade({ target, tasks: job.data.tasks, seed: job.data.seed });
      this.#graded += 1;
      say(`${this.#graded}: one of ${job.data.class} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
      return { digest: await keepResult(redis, String(job.id), withoutTarget(result, target)) };
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      this.#grading -= 1;
      await this.#presence.update({ grading: this.#grading, graded: this.#graded });
    }
  }

  /** Nothing waits, and nobody grades what may have to be graded again. */
  async #watchForEnd(): Promise<void> {
    const look = async () => {
      const counts = await this.#queue.getJobCounts('active', 'wait', 'prioritized', 'delayed');
      if (Object.values(counts).some(count => count > 0)) return;
      await this.leave();
    };
    await this.#events.waitUntilReady();
    for (const event of ['completed', 'failed', 'drained'] as const) this.#events.on(event, () => void look());
    await look();
  }

  async #end(now: boolean): Promise<void> {
    await this.#worker.close(now);
    await Promise.allSettled([this.#slots.end(), this.#presence.leave(), this.#queue.close(), this.#events.close()]);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
    release(`folder ${this.#folder}`);
    this.#leave();
  }
}
