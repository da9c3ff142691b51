import type { RecordedCommand } from '../redis/recorder/recorder';
import { since, type TraceEvent } from './trace';

/**
 * Events of Kue's jobs, from Redis's commands: each state and progress as it was written to the job's hash (Kue's
 * lib/queue/job.js), the error of a failure, and the removal.
 */
export function jobEvents(commands: readonly RecordedCommand[], start: number): TraceEvent[] {
  const queues = new Map<string, string>();
  // Kue writes the error before the state.
  const errors = new Map<string, string>();
  return commands.flatMap(({ name, args, at }): TraceEvent[] => {
    const t = since(start, at);
    if (name === 'DEL' || name === 'UNLINK')
      return args.flatMap(key => {
        const id = jobIn(key);
        return id && queues.has(id) ? [jobEvent(t, id, 'removed', queues)] : [];
      });
    if (name !== 'HSET' && name !== 'HMSET' && name !== 'HSETNX') return [];
    const [key = '', ...pairs] = args;
    const id = jobIn(key);
    if (!id) return [];
    const fields = Object.fromEntries(
      Array.from({ length: pairs.length >> 1 }, (_, index) => [pairs[2 * index], pairs[2 * index + 1]]),
    ) as Partial<Record<string, string>>;
    const created = fields.type !== undefined && !queues.has(id);
    if (fields.type !== undefined) queues.set(id, fields.type);
    if (fields.error) errors.set(id, fields.error.split('\n')[0] ?? '');
    const error = fields.state === 'failed' ? errors.get(id) : undefined;
    return [
      ...(created ? [jobEvent(t, id, 'created', queues)] : []),
      ...(fields.state ? [{ ...jobEvent(t, id, fields.state, queues), ...(error !== undefined && { error }) }] : []),
      ...(fields.progress ? [jobEvent(t, id, `progress ${fields.progress} %`, queues)] : []),
    ];
  });
}

function jobIn(key: string): string | undefined {
  return /^q:job:(\d+)$/.exec(key)?.[1];
}

function jobEvent(t: number, id: string, state: string, queues: ReadonlyMap<string, string>): TraceEvent {
  const queue = queues.get(id);
  return { t, kind: 'job', id, ...(queue !== undefined && { queue }), state };
}
