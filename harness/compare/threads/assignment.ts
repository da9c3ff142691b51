import type { Bound } from '../pattern/bindings';
import type { Budget } from '../pattern/budget';
import { matchLine, takeLine } from '../pattern/match-line';
import type { LinePattern, Pattern } from '../pattern/pattern';
import { forbiddenText, type Outline, outlinesOf, outlineText } from './outline';

/** Threads as read: their lines, who must differ from whom, and what each still expects from each line on. */
export interface Threads {
  readonly threads: readonly (readonly LinePattern[])[];
  readonly rivals: Pattern['rivals'];
  readonly outlines: readonly (readonly Outline[])[];
}

/** How far the threads are once the first `at` lines have been dealt out, and who took the last of them. */
export interface Deal {
  readonly at: number;
  /** By thread, the place of its next line. */
  readonly places: readonly number[];
  readonly bound: Bound;
  readonly before?: Deal;
  /** The thread and the place of its line that took the last line; nobody for lines that a `...` took. */
  readonly taker?: { readonly thread: number; readonly place: number };
}

/** The finished deal, where there is one, and the one that came furthest. */
export interface ThreadsMatch {
  readonly found: Deal | undefined;
  readonly furthest: Deal;
}

export function toThreads(threads: readonly (readonly LinePattern[])[], rivals: Pattern['rivals']): Threads {
  return { threads, rivals, outlines: outlinesOf(threads, rivals) };
}

/**
 * Deals lines out to threads, each line to the thread that expects it next. Goes back where a line could belong to
 * several threads and the first choice came to nothing. Threads that still expect the same, but for the names of what
 * is not bound yet, are one choice, and no state is looked at twice.
 */
export function dealLines(threads: Threads, lines: readonly string[], given: Bound, budget: Budget): ThreadsMatch {
  const start: Deal = { at: 0, places: threads.threads.map(() => 0), bound: given };
  const seen = new Set<string>();
  const open = [start];
  let furthest = start;
  for (let deal = open.pop(); deal !== undefined && !budget.spent; deal = open.pop()) {
    const now = skipForeign(threads, lines, deal, given, budget);
    const state = stateOf(threads, now, budget);
    if (seen.has(state)) continue;
    seen.add(state);
    if (now.at > furthest.at) furthest = now;
    if (now.at === lines.length) {
      if (isFinished(threads, now)) return { found: now, furthest: now };
      if (missingCount(threads, now) < missingCount(threads, furthest)) furthest = now;
    } else open.push(...nextDeals(threads, lines[now.at] ?? '', now, budget).reverse());
  }
  return { found: undefined, furthest };
}

/** The deals of one more line, the likeliest first: to who knows it word for word, who binds a name, to a `...`. */
export function nextDeals(threads: Threads, text: string, deal: Deal, budget: Budget): Deal[] {
  const known: Deal[] = [];
  const binding: Deal[] = [];
  const tried = new Set<string>();
  for (const [thread, lines] of threads.threads.entries()) {
    const place = nextPlace(lines, deal.places[thread] ?? 0);
    const line = lines[place];
    if (line === undefined) continue;
    const bound = matchLine(line, text, deal.bound, threads.rivals, budget);
    if (bound === undefined) continue;
    const same = stillExpected(threads, thread, deal);
    budget.pay(same.length);
    if (tried.has(same)) continue;
    tried.add(same);
    const places = deal.places.with(thread, place + 1);
    const next: Deal = { at: deal.at + 1, places, bound, before: deal, taker: { thread, place } };
    (bound === deal.bound && line.plain !== undefined ? known : binding).push(next);
  }
  // First those that need no new name.
  binding.sort((one, other) => one.bound.size - other.bound.size);
  const absorbed = canAbsorb(threads, deal) ? [{ ...deal, at: deal.at + 1, before: deal, taker: undefined }] : [];
  return [...known, ...binding, ...absorbed.map(({ taker: _, ...rest }) => rest)];
}

/** The place of a thread's next line that is not `...`. */
export function nextPlace(lines: readonly LinePattern[], place: number): number {
  let next = place;
  while (lines[next]?.elision) next += 1;
  return next;
}

function canAbsorb({ threads }: Threads, deal: Deal): boolean {
  return threads.some((lines, thread) => lines[deal.places[thread] ?? 0]?.elision);
}

function isFinished({ threads }: Threads, deal: Deal): boolean {
  return threads.every((lines, thread) => nextPlace(lines, deal.places[thread] ?? 0) >= lines.length);
}

function missingCount({ threads }: Threads, deal: Deal): number {
  return threads.reduce((sum, lines, thread) => sum + lines.length - (deal.places[thread] ?? 0), 0);
}

/** Lets a `...` have the lines that no thread could ever take; there may be a great many. */
function skipForeign(threads: Threads, lines: readonly string[], deal: Deal, given: Bound, budget: Budget): Deal {
  if (!canAbsorb(threads, deal)) return deal;
  const isForeign = (text: string) =>
    !threads.threads.some(thread =>
      thread.some(line => !line.elision && takeLine(line, text, given, budget) !== undefined),
    );
  let at = deal.at;
  while (at < lines.length && !budget.spent && isForeign(lines[at] ?? '')) at += 1;
  if (at === deal.at) return deal;
  return { at, places: deal.places, bound: deal.bound, before: deal };
}

/** Two deals in the same state have the same future. */
function stateOf(threads: Threads, deal: Deal, budget: Budget): string {
  const expected = threads.threads.map((_, thread) => stillExpected(threads, thread, deal)).sort();
  const state = `${deal.at}\n${expected.join('\n\n')}\n${forbiddenText(threads.rivals, deal.bound)}`;
  // To make a state and to look it up takes as long as reading a good deal more text.
  budget.pay(1_000 + state.length * 8);
  return state;
}

function stillExpected({ outlines }: Threads, thread: number, deal: Deal): string {
  const outline = outlines[thread]?.[deal.places[thread] ?? 0];
  return outline === undefined ? '' : outlineText(outline, deal.bound);
}
