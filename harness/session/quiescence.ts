import type { Terminal } from '../terminal/terminal';
import type { Changes } from '../wait/changes';

/** What has to be still. */
export interface Parts {
  readonly terminals: readonly Terminal[];
  readonly changes: Changes;
  /** Resolves once every question put to a server has left the harness: until then no program can know of it. */
  delivered(): Promise<void>;
  /** Resolves once Redis has answered all that it was sent. */
  settleRedis(): Promise<void>;
  /** Counters that move when something happens elsewhere. */
  traffic(): readonly unknown[];
  /** Whether something waits for its time to come, such as a delayed job. */
  pending(): Promise<boolean>;
}

/**
 * How many rounds must find the same. Two would do (Mattern's four counters, 1987) if Redis answered everybody at once: it
 * may answer us and be held up before it answers the program, so that only the round after the next one sees it.
 */
const equalRounds = 3;

/**
 * Resolves once nothing can happen any more: every program has said that it is idle, Redis has answered, and further
 * rounds find that nothing moved since. Never resolves while a program is busy, or when the signal aborts.
 */
export async function untilQuiescent(parts: Parts, signal: AbortSignal): Promise<void> {
  let before: string | undefined;
  let equal = 1;
  while (!signal.aborted) {
    const seen = parts.changes.version;
    const now = await round(parts);
    equal = now === before ? equal + 1 : 1;
    before = now;
    if (equal < equalRounds) continue;
    if (!(await parts.pending())) return;
    await parts.changes.since(seen);
  }
  await new Promise(() => {});
}

async function round({ terminals, delivered, settleRedis, traffic }: Parts): Promise<string> {
  await delivered();
  const answers = await Promise.all(terminals.map(idleOrEnded));
  // The first answer may be on its way before those to programs in the same turn of Redis's loop; by the second, all are.
  await settleRedis();
  await settleRedis();
  const printed = terminals.map(terminal => terminal.transcript.lines.length);
  return JSON.stringify([answers, printed, traffic()]);
}

async function idleOrEnded(terminal: Terminal): Promise<number | 'ended'> {
  const answer = await terminal.control.probe();
  if (answer) return answer.bytes;
  // Without an answer it has ended, or closed its line to us: then only its end can be waited for.
  await terminal.ended;
  return 'ended';
}
