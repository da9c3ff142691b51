import type { RecordedCommand } from '../redis/recorder';
import type { RedisServer } from '../redis/server';
import { idIn, type Job, type JobState, kueKeys, readJob } from './job';
import { type GivenJobs, removedJobs } from './removed';

/** An event that Kue published about a job: `progress` with its percentage, `complete`, `failed` with its reason, … */
export interface JobEvent {
  readonly id: number;
  readonly event: string;
  readonly args: readonly unknown[];
}

/**
 * Reads Kue's jobs from Redis. It reads the keys itself and never loads Kue, because Kue evaluates a job's `backoff` field as
 * code when it reads a job, and a program can write that field. Jobs that a program removed after their end are included, as
 * they were then.
 */
export class KueInspector {
  /**
   * @param commands what Redis received so far
   * @param given the jobs that no program created
   */
  constructor(
    private readonly redis: Pick<RedisServer, 'command'>,
    private readonly commands: () => readonly RecordedCommand[] = () => [],
    private readonly given: GivenJobs = new Map(),
  ) {}

  /** One job, or undefined when there is none with this id. */
  async job(id: number): Promise<Job | undefined> {
    const present = readJob(id, pairs(await this.redis.command('hgetall', kueKeys.job(id))));
    return present ?? removedJobs(this.commands(), this.given).find(job => job.id === id);
  }

  /** Every job, in any state or in none, in the order of their ids; of one queue, or of all. */
  async jobs(queue?: string): Promise<Job[]> {
    const keys = (await this.redis.command('keys', 'q:job:*')) as string[];
    const ids = keys.map(key => /^q:job:(\d+)$/.exec(key)?.[1]).filter(id => id !== undefined);
    const present = await Promise.all(ids.map(id => this.job(Number(id))));
    const gone = removedJobs(this.commands(), this.given).filter(({ id }) => !ids.includes(String(id)));
    return [...present, ...gone]
      .filter(job => job !== undefined && (queue === undefined || job.queue === queue))
      .map(job => job as Job)
      .sort((a, b) => a.id - b.id);
  }

  /** The number of jobs of a queue in a state, as Kue counts them, including jobs that were removed since. */
  async count(queue: string, state: JobState): Promise<number> {
    const listed = (await this.redis.command('zrange', kueKeys.queueState(queue, state), 0, -1)) as string[];
    const gone = removedJobs(this.commands(), this.given).filter(job => job.queue === queue && job.state === state);
    // When a job is removed through an object from before its end, Kue leaves it in its lists.
    return new Set([...listed.map(idIn), ...gone.map(({ id }) => id)]).size;
  }

  /** Whether a job is delayed. Kue starts those by a clock of its own. */
  async hasDelayedJobs(): Promise<boolean> {
    return Number(await this.redis.command('zcard', kueKeys.state('delayed'))) > 0;
  }
}

/** Whether a program has begun to wait for jobs of a queue. */
export function isWaitedFor(queue: string, commands: readonly RecordedCommand[]): boolean {
  return commands.some(command => isWait(queue, command));
}

/**
 * The number of workers that waited for jobs of a queue when the first jobs came, from the commands that Redis received; at
 * most one more than the number of jobs of that instant. The workers of a program share a connection: Redis sees the BLPOP of
 * the first worker, and the others only when jobs come, but all of them before the first worker takes its job out (Kue 0.11.6,
 * lib/queue/worker.js: zpop).
 */
export function waitingWorkers(queue: string, commands: readonly RecordedCommand[]): number {
  const inactive = kueKeys.queueState(queue, 'inactive');
  const taken = commands.findIndex(({ name, args }) => name === 'ZREMRANGEBYRANK' && args[0] === inactive);
  return commands.slice(0, Math.max(taken, 0)).filter(command => isWait(queue, command)).length;
}

/** The queues that programs have waited for, each once, from the commands that Redis received. */
export function queuesWaitedFor(commands: readonly RecordedCommand[]): string[] {
  const waits = commands.filter(({ name }) => name === 'BLPOP').flatMap(({ args }) => args.slice(0, -1));
  return [...new Set(waits.flatMap(key => /^q:(.*):jobs$/.exec(key)?.[1] ?? []))];
}

function isWait(queue: string, { name, args }: RecordedCommand): boolean {
  return name === 'BLPOP' && args[0] === kueKeys.tokens(queue);
}

/** The events that Kue published, in their order, from the commands that Redis received. */
export function jobEvents(commands: readonly RecordedCommand[]): JobEvent[] {
  return commands
    .filter(({ name, args }) => name === 'PUBLISH' && args[0] === kueKeys.events)
    .map(({ args }) => parseEvent(args[1] ?? ''))
    .filter(event => event !== undefined)
    .map(event => event as JobEvent);
}

/** The ids of jobs that ended more than once, because `done` was called again. */
export function endedTwice(events: readonly JobEvent[]): number[] {
  const ends = events.filter(({ event }) => event === 'complete' || event === 'failed').map(({ id }) => id);
  return [...new Set(ends.filter((id, index) => ends.indexOf(id) !== index))];
}

function parseEvent(text: string): JobEvent | undefined {
  try {
    const { id, event, args } = JSON.parse(text);
    return { id: Number(id), event: String(event), args: Array.isArray(args) ? args.slice(1) : [] };
  } catch {
    return undefined;
  }
}

function pairs(reply: unknown): Record<string, string> {
  if (!Array.isArray(reply)) return { ...(reply as Record<string, string> | null) };
  return Object.fromEntries(reply.flatMap((name, index) => (index % 2 === 0 ? [[name, reply[index + 1]]] : [])));
}
