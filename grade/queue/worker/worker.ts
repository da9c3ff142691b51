/**
 * The side of a machine that grades: takes jobs, grades each in a process of its own, and gives the results back. Needs
 * `class/worker-pool` for these processes, and `pack` for what travels.
 */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Job, Queue, QueueEvents, UnrecoverableError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { HarnessError } from '../../../harness/errors';
import { reapWithHarness, release } from '../../../harness/reaper/reaper';
import { another, tellFault } from '../connection/connection';
import { type GradedJob, type GradingJob, packGone, queueName, queueOptions, tookTurn, tries } from '../jobs/jobs';
import { unpackSolution } from '../pack/pack';
import { withoutTarget } from '../pack/result-place';
import { fetchPack, keepResult } from '../pack/store';
import { keepTraces } from '../pack/traces';
import { otherVersion, Presence, whoIsThere } from '../status/presence';
import { Drained } from './drained';
import { Slots } from './slots';

/** How a worker works. */
export interface WorkerSettings {
  readonly redis: Redis;
  readonly version: string;
  /** How many solutions it grades at once. */
  readonly slots: number;
  /** Ends once nothing waits and nobody grades any more, but waits so long, in ms, for the first class. */
  readonly once?: number;
  readonly say: (text: string) => void;
  /** A worker that does not renew its lock for so long, in ms, is believed to be gone. */
  readonly lock?: number;
}

const usualLock = 15_000;
/** So many solutions in a row that this machine cannot grade, for a reason of its own, and it leaves them to others. */
const mostFaults = 3;

/** A machine's part in grading: takes solutions from the queue, and gives their results back, until it is told to leave. */
export class QueueWorker {
  /** Resolves once it has left; rejects where it left because this machine cannot grade. */
  readonly left: Promise<void>;
  readonly #worker: Worker<GradingJob, GradedJob>;
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #own: Redis;
  readonly #presence: Presence;
  readonly #drained: Drained;
  readonly #slots = new Slots();
  readonly #folder = mkdtempSync(join(realpathSync(tmpdir()), 'queuing-spec-worker-'));
  #grading = 0;
  #graded = 0;
  #faults = 0;
  #fault: HarnessError | undefined;
  #leaving: Promise<void> | undefined;
  #leave: (left: Promise<void>) => void = () => {};

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
    this.#own = another(redis);
    this.#events = new QueueEvents(queueName(version), queueOptions(this.#own));
    this.#drained = new Drained(redis, this.#queue, this.#events, version);
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
    this.#worker.on('error', tellFault);
    this.#queue.on('error', tellFault);
    this.#events.on('error', tellFault);
    this.left = new Promise(resolve => {
      this.#leave = resolve;
    });
  }

  /** Leaves once the solutions at hand are graded; called again, or with `now`, at once: others then grade them. */
  async leave(now = false): Promise<void> {
    const atOnce = now || this.#leaving !== undefined;
    if (atOnce) await this.#slots.end();
    // Nobody can be told that it leaves, and nothing be given back: what it has is begun anew once its lock is over.
    if (atOnce && this.settings.redis.status !== 'ready') {
      void Promise.allSettled([this.#worker.close(true), this.#events.close()]);
      return this.#leave(this.#tidyUp());
    }
    this.#leaving ??= this.#end(now);
    await this.#leaving;
  }

  async #join(): Promise<void> {
    await Promise.all([this.#worker.waitUntilReady(), this.#presence.update()]);
    if (this.settings.once !== undefined) this.#drained.watch(this.settings.once, () => void this.leave());
    void this.#worker.run();
  }

  async #grade(job: Job<GradingJob, GradedJob>): Promise<GradedJob> {
    const { redis, version, say } = this.settings;
    const folder = join(this.#folder, `${job.id}-${job.attemptsStarted}`);
    this.#grading += 1;
    this.#drained.begun();
    const startedAt = Date.now();
    try {
      await Promise.all([
        this.#presence.update({ grading: this.#grading }),
        tookTurn(redis, version, job.opts.priority ?? 0),
      ]);
      const digest = await this.#gradeIn(folder, job);
      this.#graded += 1;
      this.#faults = 0;
      say(`${this.#graded}: one of ${job.data.class} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
      return { digest };
    } catch (error) {
      if (error instanceof HarnessError) this.#countFault(error);
      throw error;
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      this.#grading -= 1;
      await this.#presence.update({ grading: this.#grading, graded: this.#graded });
    }
  }

  async #gradeIn(folder: string, { id = '', data }: Job<GradingJob, GradedJob>): Promise<string> {
    const { redis } = this.settings;
    const pack = await fetchPack(redis, data.pack);
    if (!pack) throw new UnrecoverableError(packGone);
    const target = await unpackSolution(pack, folder);
    const traces = join(folder, 'traces');
    const { tasks, seed } = data;
    const wanted = data.traces && { traces: { name: '', path: traces, packed: true } };
    const result = await this.#slots.grade({ target, tasks, seed, ...wanted });
    const digest = await keepResult(redis, id, withoutTarget(result, target));
    if (data.traces) await keepTraces(redis, id, digest, traces);
    return digest;
  }

  /** A machine that can grade nothing, with a full disk, would soon have failed a whole class. */
  #countFault(error: HarnessError): void {
    this.#faults += 1;
    if (this.#faults < mostFaults || this.#fault) return;
    this.#fault = new HarnessError(`This machine leaves the queue, because it cannot grade: ${error.message}`);
    void this.leave();
  }

  async #end(now: boolean): Promise<void> {
    this.#drained.end();
    await this.#worker.close(now);
    await Promise.allSettled([this.#presence.leave(), this.#queue.close(), this.#events.close()]);
    this.#leave(this.#tidyUp());
  }

  async #tidyUp(): Promise<void> {
    this.#drained.end();
    this.#own.disconnect();
    await this.#slots.end();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 });
    release(`folder ${this.#folder}`);
    if (this.#fault) throw this.#fault;
  }
}
