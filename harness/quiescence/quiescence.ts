/**
 * Knows when nothing can happen any more: docs/waits.md says why it is right. Needs the terminals of a scenario, a count of what
 * the harness itself has under way, and Redis's recorder where there is a Redis.
 */
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { RedisTraffic } from '../redis/recorder/traffic';
import type { IdleAnswer } from '../terminal/runtime/idle';
import type { Traffic } from '../terminal/runtime/traffic';
import type { Terminal } from '../terminal/terminal';
import type { Changes } from '../wait/changes';
import type { Books, Counts } from './books';
import { isInTransit } from './sockets';
import { threadsOf } from './threads';

/** What has to be still. */
export interface Parts {
  readonly terminals: readonly Terminal[];
  readonly changes: Changes;
  readonly books: Books;
  /** Resolves once every request has left the harness. */
  delivered(): Promise<void>;
  /** What Redis says of its traffic; undefined where it cannot be asked. */
  redisTraffic(): Promise<RedisTraffic | undefined>;
  /** Whether there is one. */
  readonly hasRedis: boolean;
  /** The harness's own requests to the programs' servers. */
  harnessTraffic(): Traffic;
  /** The ports of Redis and of the programs' servers. */
  ports(): ReadonlySet<number>;
  /** Whether something waits for its time to come, such as a delayed job. */
  pending(): Promise<boolean>;
}

/** How many rounds must find the same where the system does not tell what its processes and its sockets do. */
const blindRounds = 5;
/** Between two looks at a thread that works on its own, in ms. */
const moment = 2;

/** What a round has found. */
interface Round {
  readonly counts: Counts;
  /** All that was counted, as a text. */
  readonly text: string;
  /** Whether it was followed by the evidence that nothing was on its way, nor worked unseen. */
  readonly still: Stillness;
}

type Stillness = 'still' | 'moving' | 'unseen';

/**
 * Resolves once nothing can happen any more: every program says that it is idle, what each end of a connection has written
 * the other has read, no thread works, and a further round finds that nothing happened since. Never resolves while a
 * program is busy, or when the signal aborts.
 */
export async function untilQuiescent(parts: Parts, signal: AbortSignal): Promise<void> {
  let before: Round | undefined;
  let equal = 1;
  while (!signal.aborted) {
    const seen = parts.changes.version;
    const counts = await count(parts);
    const text = textOf(parts, counts);
    equal = text === before?.text ? equal + 1 : 1;
    const known = equal > 1 && (before?.still === 'still' || (before?.still === 'unseen' && equal >= blindRounds));
    if (known) {
      if (!(await parts.pending())) return;
      await parts.changes.since(seen);
    }
    const still = look(parts, counts, equal);
    if (still === 'moving') await pause(moment);
    before = { counts, text, still };
  }
  await new Promise(() => {});
}

async function count({ terminals, delivered, redisTraffic, harnessTraffic }: Parts): Promise<Counts> {
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

function textOf({ terminals }: Parts, { programs, redis, harness }: Counts): string {
  const said = programs.map(answer => answer && { ...answer, idle: 0 });
  const printed = terminals.map(terminal => terminal.transcript.lines.length);
  return JSON.stringify([said, printed, redis, harness]);
}

/** Looks, between two rounds, for what no program can tell: threads at work, and bytes on their way. */
function look({ terminals, books, ports, hasRedis }: Parts, counts: Counts, equal: number): Stillness {
  let unseen = false;
  // What differs is rarely on its way for long; only where it stays is it worth the kernel's whole table.
  if ((hasRedis && !counts.redis) || !books.balance(counts)) {
    if (equal === 1) return 'unseen';
    const moves = isInTransit(ports());
    if (moves) return 'moving';
    if (moves === undefined) unseen = true;
    else books.writeOff(counts);
  }
  for (const { pid, ending } of terminals) {
    if (ending || pid === undefined) continue;
    const { state } = threadsOf(pid);
    if (state === 'working') return 'moving';
    if (state === 'unknown') unseen = true;
  }
  return unseen ? 'unseen' : 'still';
}
