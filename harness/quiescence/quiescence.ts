import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { RedisTraffic } from '../redis/recorder';
import type { SessionClock } from '../session/session-clock';
import type { IdleAnswer } from '../terminal/runtime/idle';
import type { Traffic } from '../terminal/runtime/network';
import type { Terminal } from '../terminal/terminal';
import type { Changes, Unmet } from '../wait';
import type { Books, Counts } from './books';
import { isInTransit } from './sockets';
import { threadsOf } from './threads';

/** What must be quiescent. */
export interface Parts {
  readonly terminals: readonly Terminal[];
  readonly changes: Changes;
  readonly books: Books;
  /** The programs' clock, if the harness moves it. */
  readonly clock?: SessionClock | undefined;
  /** Resolves once every request has left the harness. */
  delivered(): Promise<void>;
  /** Whether there is one. */
  readonly hasRedis: boolean;
  /** Redis's traffic counts; undefined if it cannot be asked. */
  redisTraffic(): Promise<RedisTraffic | undefined>;
  /** Whether Redis will soon send something to a program by its own clock, such as the end of a wait. */
  redisGoesOn(traffic: RedisTraffic): Promise<boolean>;
  /** The harness's own requests to the programs' servers. */
  harnessTraffic(): Traffic;
  /** The ports of Redis and of the programs' servers. */
  ports(): ReadonlySet<number>;
  /** Whether a port is the harness's own end of a connection to Redis, with all replies received. */
  isOwnPort(port: number): boolean;
  /** Whether something will happen at a certain time, such as a delayed job. */
  pending(): Promise<boolean>;
  /** Kept from wait to wait: the state when a wait was given up. */
  readonly givenUp: GivenUp;
}

/** What the next wait needs to know of one that was given up. */
export interface GivenUp {
  /** All counts. */
  counted?: string;
  /** How long that wait was, in ms on the programs' clock. */
  longest: number;
}

/** The same, for use within. */
type Inner = Omit<Parts, 'pending'> & { pending(redis: RedisTraffic | undefined): Promise<boolean> };

/** How many equal rounds are needed if the system does not show the state of processes and sockets. */
const blindRounds = 5;
/** Between two looks at what moves by itself, in ms: soon at first, then less and less often. */
const moments = { first: 2, last: 32 };
/** Node's own timers that are due this late, in ms, are guards against something that does not happen here. */
const guards = 4000;
/** How long one wait for Redis's own clock lasts, in ms. */
const redisMoment = 25;

/** The result of a round. */
interface Round {
  /** All counts, as a text. */
  readonly text: string;
  /** Whether it was followed by the evidence that nothing was on its way, nor worked unseen. */
  readonly still: Stillness;
}

type Stillness = 'still' | 'moving' | 'unseen';

/**
 * Resolves once nothing can happen any more: every program says that it is idle, what each end of a connection has written
 * the other has read, no thread works, a further round finds that nothing happened since, and no timer is due. Where the
 * harness moves the programs' clock it is moved to the next timer whenever nothing else is left to happen, and the wait has
 * a ceiling on that clock. Nor is anything waited for again that one wait as long was given up for, if nothing has happened
 * since. Never resolves while a program is busy, or when the signal aborts.
 *
 * @param longest how far the programs' clock may be moved, in ms
 */
export async function untilQuiescent(
  { pending, ...rest }: Parts,
  longest: number,
  signal: AbortSignal,
): Promise<Unmet> {
  const parts = { ...rest, pending: oncePerChange(pending) };
  const deadline = (parts.clock?.now ?? 0) + longest;
  let before: Round | undefined;
  let equal = 1;
  let pauseFor = moments.first;
  while (!signal.aborted) {
    const seen = parts.changes.version;
    const counts = await count(parts);
    const text = textOf(parts, counts);
    equal = text === before?.text ? equal + 1 : 1;
    const givenUp = longest <= parts.givenUp.longest && text === parts.givenUp.counted;
    if (isSure(before, equal)) {
      if (givenUp) return 'ceiling';
      const next = await goOn(parts, counts, deadline, seen, signal);
      // Counted anew: that the clock was moved is an event for a program.
      if (next === 'ceiling') Object.assign(parts.givenUp, { counted: textOf(parts, await count(parts)), longest });
      if (next !== 'again') return next;
      before = undefined;
      continue;
    }
    const still = look(parts, counts, equal);
    if (still === 'moving') await passes(pauseFor, parts.changes, seen);
    pauseFor = still === 'moving' ? Math.min(2 * pauseFor, moments.last) : moments.first;
    const moved = still === 'still' && !givenUp && (await moveOn(parts, counts, deadline, signal));
    before = moved ? undefined : { text, still };
  }
  return new Promise(() => {});
}

function isSure(before: Round | undefined, equal: number): boolean {
  return equal > 1 && (before?.still === 'still' || (before?.still === 'unseen' && equal >= blindRounds));
}

/**
 * To go on to the next timer, one round will do in which both ends of every connection counted the same: each program had
 * said that it is idle before Redis counted, so that Redis had written nothing that a program had not read, and so woken none.
 *
 * @returns whether the clock was moved
 */
async function moveOn(parts: Inner, counts: Counts, deadline: number, signal: AbortSignal): Promise<boolean> {
  const { programs, redis } = counts;
  if (!parts.clock || !isBalanced(parts, counts)) return false;
  if (redis && (redis.expiring > 0 || (await parts.redisGoesOn(redis)))) return false;
  const next = nextTimer(programs, await parts.pending(redis));
  if (next === undefined || next > deadline || signal.aborted) return false;
  moveTo(parts, next);
  return true;
}

/** Nothing is under way: what comes next is a timer, something that keeps Redis's time, or nothing. */
async function goOn(
  parts: Inner,
  { programs, redis }: Counts,
  deadline: number,
  seen: number,
  signal: AbortSignal,
): Promise<Unmet | 'again'> {
  const { changes, clock } = parts;
  const pending = await parts.pending(redis);
  const due = nextTimer(programs, pending);
  const redisGoesOn = redis !== undefined && (await parts.redisGoesOn(redis));
  if (clock && (due !== undefined || redisGoesOn)) {
    // A key whose time runs out, and a wait that ends, keep Redis's time: then the programs' clock keeps it too.
    const inStep = redisGoesOn || (redis !== undefined && redis.expiring > 0);
    const next = Math.min(due ?? Number.POSITIVE_INFINITY, inStep ? clock.now + redisMoment : Number.POSITIVE_INFINITY);
    if (Math.min(next, due ?? next) > deadline || clock.now >= deadline) {
      moveTo(parts, deadline);
      return 'ceiling';
    }
    if (inStep) await passes(next - clock.now, changes, seen);
    if (!signal.aborted) moveTo(parts, next);
    return 'again';
  }
  if (!pending && !redisGoesOn) return 'quiescent';
  if (pending) await changes.since(seen);
  else await passes(redisMoment, changes, seen);
  return 'again';
}

/** When the next timer of the programs is due; a library's housekeeping counts only where something waits for it. */
function nextTimer(programs: Counts['programs'], pending: boolean): number | undefined {
  const times = programs.flatMap(answer => {
    const { work, housekeeping } = answer?.clock ?? {};
    return [work, pending ? housekeeping : undefined].filter(time => time !== undefined) as number[];
  });
  return times.length > 0 ? Math.min(...times) : undefined;
}

function moveTo({ clock, terminals }: Inner, time: number): void {
  clock?.moveTo(time);
  for (const { control } of terminals) control.moveTo(time);
}

async function passes(milliseconds: number, changes: Changes, seen: number): Promise<void> {
  const stop = new AbortController();
  const passed = pause(Math.max(1, milliseconds), undefined, { signal: stop.signal }).catch(() => {});
  await Promise.race([passed, changes.since(seen)]);
  stop.abort();
}

async function count({ terminals, delivered, redisTraffic, harnessTraffic }: Inner): Promise<Counts> {
  await delivered();
  const programs = await Promise.all(terminals.map(idleOrEnded));
  const redis = await redisTraffic();
  // What programs had printed before they answered is read by the end of a turn.
  await turn();
  return { programs, redis, harness: harnessTraffic() };
}

async function idleOrEnded(terminal: Terminal): Promise<IdleAnswer | undefined> {
  const answer = await terminal.control.probe();
  // Without an answer it has ended, or closed its line to us: then only its end can be waited for.
  if (!answer) await terminal.ended;
  return answer;
}

function textOf({ terminals }: Inner, { programs, redis, harness }: Counts): string {
  const said = programs.map(answer => answer && { ...answer, idle: 0 });
  const printed = terminals.map(terminal => terminal.transcript.lines.length);
  return JSON.stringify([said, printed, redis, harness]);
}

function isBalanced({ hasRedis, books }: Pick<Parts, 'hasRedis' | 'books'>, counts: Counts): boolean {
  return !(hasRedis && !counts.redis) && books.balance(counts);
}

/** What waits for its time lies in Redis: while no key changes, the answer is the same. */
function oncePerChange(pending: () => Promise<boolean>): (redis: RedisTraffic | undefined) => Promise<boolean> {
  let known: { readonly changes: number; readonly answer: boolean } | undefined;
  return async redis => {
    if (redis && redis.changes === known?.changes) return known.answer;
    const answer = await pending();
    known = redis && { changes: redis.changes, answer };
    return answer;
  };
}

/** Looks, between two rounds, for what no program can tell: threads at work, and bytes on their way. */
function look(
  { terminals, books, ports, isOwnPort, hasRedis, clock }: Inner,
  counts: Counts,
  equal: number,
): Stillness {
  let unseen = false;
  // What differs is rarely on its way for long; only where it stays is it worth the kernel's whole table.
  if (!isBalanced({ hasRedis, books }, counts)) {
    if (equal === 1) return 'unseen';
    const moves = isInTransit(ports(), isOwnPort);
    if (moves) return 'moving';
    if (moves === undefined) unseen = true;
    else books.writeOff(counts);
  }
  for (const { pid, ending } of terminals) {
    if (ending || pid === undefined) continue;
    const { state, timer = guards } = threadsOf(pid);
    if (state === 'working') return 'moving';
    // Where the program's timers are in the harness's hand, one of the loop's is of another kind: of a socket, of V8's.
    if (clock && timer < guards) return 'moving';
    if (state === 'unknown') unseen = true;
  }
  return unseen ? 'unseen' : 'still';
}
