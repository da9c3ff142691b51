/** The states that Kue 0.11 knows. */
export const jobStates = ['inactive', 'active', 'complete', 'failed', 'delayed'] as const;
export type JobState = (typeof jobStates)[number];

/** One job as Redis holds it. */
export interface Job {
  readonly id: number;
  /** Its queue; Kue calls it type. */
  readonly queue: string;
  readonly state: string;
  /** Parsed; the text itself when it is not JSON. */
  readonly data: unknown;
  /** In percent. */
  readonly progress: number | undefined;
  /** The argument of `done`: the stack of an Error, otherwise the text. */
  readonly error: string | undefined;
}

/** Kue's keys in Redis, with its default prefix (lib/redis.js and lib/queue/job.js of Kue). */
export const kueKeys = {
  ids: 'q:ids',
  events: 'q:events',
  types: 'q:job:types',
  all: 'q:jobs',
  job: (id: number) => `q:job:${id}`,
  log: (id: number) => `q:job:${id}:log`,
  state: (state: string) => `q:jobs:${state}`,
  queueState: (queue: string, state: string) => `q:jobs:${queue}:${state}`,
  /** The list on which idle workers wait: one entry for each job to be taken. */
  tokens: (queue: string) => `q:${queue}:jobs`,
} as const;

/** Kue's name for a job in its sorted sets: the length of the id first, so that ids sort as numbers. */
export function sortedName(id: number): string {
  return `${String(String(id).length).padStart(2, '0')}|${id}`;
}

/** The id in a name that `sortedName` made. */
export function idIn(name: string): number {
  return Number(name.slice(name.indexOf('|') + 1));
}

/** A job from the fields of its hash; undefined when there is none. */
export function readJob(id: number, fields: Readonly<Record<string, string>>): Job | undefined {
  if (fields.type === undefined) return undefined;
  return {
    id,
    queue: fields.type,
    state: fields.state ?? 'none',
    data: parsed(fields.data),
    progress: fields.progress === undefined ? undefined : Number(fields.progress),
    error: fields.error,
  };
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
