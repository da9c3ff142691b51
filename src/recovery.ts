import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { DoneCallback, Job, Queue } from 'kue';
import { AbortError } from 'redis';

/**
 * Kue leaves a job where it was when its worker is killed: in `active` or, between the worker's two steps, taken out of
 * `inactive` and not yet `active`. This module puts such jobs back, and never one that a living worker holds.
 *
 * A worker lives as long as its connection: it names itself on it (CLIENT SETNAME), and Redis drops the connection with
 * the process, however that ends. So nothing expires under a worker that is merely slow, or stopped in a debugger.
 */

/** How often a worker looks for lost jobs, in ms. */
const LOOK_EVERY = 750;

/**
 * How long a job must have been without a living worker before it is put back, in ms. Active: longer than a worker takes
 * to come back after Redis restarted (it dials every 500 ms). Popped: nobody has signed yet, so far longer than the step takes.
 */
const PATIENCE = { active: 1500, popped: 5000 };

/** A job that is out of the queue and has not ended; `version` changes with every step it takes. */
type Taken = [zid: string, state: keyof typeof PATIENCE, workerId: string, version: string];

const FIND_TAKEN = `
  local type, taken = ARGV[1], {}
  local function note(zid, state)
    local job = redis.call('hmget', 'q:job:' .. string.match(zid, '|(.+)'), 'type', 'workerId', 'updated_at')
    if job[1] == type then table.insert(taken, { zid, state, job[2] or '', job[3] or '' }) end
  end
  for _, zid in ipairs(redis.call('zrange', 'q:jobs:' .. type .. ':active', 0, -1)) do note(zid, 'active') end
  for _, zid in ipairs(redis.call('zrange', 'q:jobs:inactive', 0, -1)) do
    if not redis.call('zscore', 'q:jobs:' .. type .. ':inactive', zid) then note(zid, 'popped') end
  end
  return taken
`;

// Only what is still as it was found goes back. Kue's workers wait for one token a job: a killed one may have taken it along.
const PUT_BACK = `
  local type, now = ARGV[1], ARGV[2]
  local active, inactive, tokens = 'q:jobs:' .. type .. ':active', 'q:jobs:' .. type .. ':inactive', 'q:' .. type .. ':jobs'
  for i = 3, #ARGV, 4 do
    local zid, state, workerId, version = unpack(ARGV, i, i + 3)
    local key = 'q:job:' .. string.match(zid, '|(.+)')
    local job = redis.call('hmget', key, 'workerId', 'updated_at', 'priority')
    local there = redis.call('zscore', state == 'active' and active or 'q:jobs:inactive', zid)
    local waits = redis.call('zscore', inactive, zid)
    if there and not waits and (job[1] or '') == workerId and (job[2] or '') == version then
      redis.call('zrem', 'q:jobs:active', zid)
      redis.call('zrem', active, zid)
      redis.call('hset', key, 'state', 'inactive')
      redis.call('hset', key, 'updated_at', now)
      redis.call('zadd', 'q:jobs:inactive', job[3] or 0, zid)
      redis.call('zadd', inactive, job[3] or 0, zid)
    end
  end
  for _ = redis.call('llen', tokens) + 1, redis.call('zcard', inactive) do redis.call('lpush', tokens, 1) end
`;

/** Kue's own name of a process is its host and process id, and both recur. */
const identity = randomUUID();

type Worker = Queue['workers'][number] & { id: string };

/**
 * Puts back the jobs of `type` that were lost, now and for as long as this process works on them with `handle`.
 * Call it right after `queue.process(type, handle)`.
 */
export function recoverLostJobs(queue: Queue, type: string, handle: (job: Job, done: DoneCallback) => void): void {
  const { client } = queue;
  const name = `${queue.id}:${identity}`;
  const workers = (queue.workers as Worker[]).filter(worker => worker.type === type);

  for (const [index, worker] of workers.entries()) {
    worker.id = `${name}:${type}:${index + 1}`;
    // When Redis goes away while a worker writes down a failure, Kue's worker stops for good: make it go on.
    worker.on('error', (_error: Error, job?: Job) => {
      if (job && job === worker.job) worker.start(handle);
    });
  }

  function command<Reply>(name: string, ...args: (string | number)[]): Promise<Reply> {
    return new Promise((resolve, reject) => {
      client.send_command(name, args, (error, reply) => (error ? reject(error) : resolve(reply)));
    });
  }

  function isHeld([zid, , workerId]: Taken, connections: Set<string>): boolean {
    if (workerId.startsWith(`${name}:`)) return workers.some(({ job }) => zid.endsWith(`|${job?.id}`));
    return isAlive(workerId.slice(0, workerId.lastIndexOf(`:${type}:`)), connections);
  }

  /** The jobs that no living worker held at the last look, and since when (ms). */
  let suspects = new Map<string, number>();

  async function look(): Promise<void> {
    const taken = await command<Taken[]>('EVAL', FIND_TAKEN, 0, type);
    // In this order: who held a job then and is not connected now is gone, or on its way back.
    const connections = new Set((await command<string>('CLIENT', 'LIST')).match(/(?<=\bname=)\S+/g));
    const now = Date.now();
    const unheld = taken.filter(job => !isHeld(job, connections));
    suspects = new Map(unheld.map(job => [`${job}`, suspects.get(`${job}`) ?? now]));
    const lost = unheld.filter(job => now - (suspects.get(`${job}`) ?? now) >= PATIENCE[job[1]]);
    await command('EVAL', PUT_BACK, 0, type, now, ...lost.flat());
  }

  function tell(error: Error): void {
    if (!(error instanceof AbortError)) queue.emit('error', error);
  }

  function arrive(): void {
    suspects.clear();
    command('CLIENT', 'SETNAME', name).then(look).catch(tell);
  }

  client.on('ready', arrive);
  if (client.connected) arrive();
  // Looking for lost jobs is no reason to stay: the queue's own connections are.
  setInterval(() => client.connected && look().catch(tell), LOOK_EVERY).unref();
}

/** Whether the worker process `owner` is connected or, where it is one without a name of ours, runs as far as we can see. */
function isAlive(owner: string, connections: Set<string>): boolean {
  const [, host, pid] = /^kue:(.+):(\d+)$/.exec(owner) ?? [];
  if (!host) return connections.has(owner);
  return host !== hostname() || isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
