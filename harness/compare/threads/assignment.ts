import { type Bound, type Budget, type LinePattern, matchLine, type Pattern, takeLine } from '../pattern';
import { forbiddenText, type Outline, outlinesOf, outlineText } from './outline';

/** Parsed threads: their lines, which names must differ, and what each thread still expects from each line on. */
export interface Threads {
  readonly threads: readonly (readonly LinePattern[])[];
  readonly rivals: Pattern['rivals'];
  readonly outlines: readonly (readonly Outline[])[];
}

/** The progress of the threads after the first `at` lines, and which thread took the last one. */
export interface Assignment {
  readonly at: number;
  /** By thread, the index of its next line. */
  readonly places: readonly number[];
  readonly bound: Bound;
  readonly before?: Assignment;
  /** The thread, and its line, that took the last line; undefined for lines that a `...` took. */
  readonly taker?: { readonly thread: number; readonly place: number };
}

/** The complete assignment, if there is one, and the one that came furthest. */
export interface ThreadsMatch {
  readonly found: Assignment | undefined;
  readonly furthest: Assignment;
}

export function toThreads(threads: readonly (readonly LinePattern[])[], rivals: Pattern['rivals']): Threads {
  return { threads, rivals, outlines: outlinesOf(threads, rivals) };
}

/**
 * Assigns each line to the thread that expects it next. When a line could belong to several threads and the first choice fails,
 * it goes back. Threads that expect the same, apart from unbound names, are one choice, and no state is visited twice.
 */
export function assignLines(threads: Threads, lines: readonly string[], given: Bound, budget: Budget): ThreadsMatch {
  const start: Assignment = { at: 0, places: threads.threads.map(() => 0), bound: given };
  const seen = new Set<string>();
  const open = [start];
  let furthest = start;
  for (let assignment = open.pop(); assignment !== undefined && !budget.spent; assignment = open.pop()) {
    const now = skipForeign(threads, lines, assignment, given, budget);
    const state = stateOf(threads, now, budget);
    if (seen.has(state)) continue;
    seen.add(state);
    if (now.at > furthest.at) furthest = now;
    if (now.at === lines.length) {
      if (isFinished(threads, now)) return { found: now, furthest: now };
      if (missingCount(threads, now) < missingCount(threads, furthest)) furthest = now;
    } else open.push(...nextAssignments(threads, lines[now.at] ?? '', now, budget).reverse());
  }
  return { found: undefined, furthest };
}

/**
 * The assignments of one more line, the likeliest first: to a thread with exactly this line, to one that binds a name, to a
 * `...`.
 */
export function nextAssignments(threads: Threads, text: string, assignment: Assignment, budget: Budget): Assignment[] {
  const known: Assignment[] = [];
  const binding: Assignment[] = [];
  const tried = new Set<string>();
  for (const [thread, lines] of threads.threads.entries()) {
    const place = nextPlace(lines, assignment.places[thread] ?? 0);
    const line = lines[place];
    if (line === undefined) continue;
    const bound = matchLine(line, text, assignment.bound, threads.rivals, budget);
    if (bound === undefined) continue;
    const same = stillExpected(threads, thread, assignment);
    budget.pay(same.length);
    if (tried.has(same)) continue;
    tried.add(same);
    const places = assignment.places.with(thread, place + 1);
    const next: Assignment = { at: assignment.at + 1, places, bound, before: assignment, taker: { thread, place } };
    (bound === assignment.bound && line.plain !== undefined ? known : binding).push(next);
  }
  // Threads that need no new name come first.
  binding.sort((one, other) => one.bound.size - other.bound.size);
  const absorbed = canAbsorb(threads, assignment)
    ? [{ ...assignment, at: assignment.at + 1, before: assignment, taker: undefined }]
    : [];
  return [...known, ...binding, ...absorbed.map(({ taker: _, ...rest }) => rest)];
}

/** The index of a thread's next line that is not `...`. */
export function nextPlace(lines: readonly LinePattern[], place: number): number {
  let next = place;
  while (lines[next]?.elision) next += 1;
  return next;
}

function canAbsorb({ threads }: Threads, assignment: Assignment): boolean {
  return threads.some((lines, thread) => lines[assignment.places[thread] ?? 0]?.elision);
}

function isFinished({ threads }: Threads, assignment: Assignment): boolean {
  return threads.every((lines, thread) => nextPlace(lines, assignment.places[thread] ?? 0) >= lines.length);
}

function missingCount({ threads }: Threads, assignment: Assignment): number {
  return threads.reduce((sum, lines, thread) => sum + lines.length - (assignment.places[thread] ?? 0), 0);
}

/** Gives a `...` the lines that no thread can ever take; there may be many. */
function skipForeign(
  threads: Threads,
  lines: readonly string[],
  assignment: Assignment,
  given: Bound,
  budget: Budget,
): Assignment {
  if (!canAbsorb(threads, assignment)) return assignment;
  const isForeign = (text: string) =>
    !threads.threads.some(thread =>
      thread.some(line => !line.elision && takeLine(line, text, given, budget) !== undefined),
    );
  let at = assignment.at;
  while (at < lines.length && !budget.spent && isForeign(lines[at] ?? '')) at += 1;
  if (at === assignment.at) return assignment;
  return { at, places: assignment.places, bound: assignment.bound, before: assignment };
}

/** Two assignments in the same state have the same future. */
function stateOf(threads: Threads, assignment: Assignment, budget: Budget): string {
  const expected = threads.threads.map((_, thread) => stillExpected(threads, thread, assignment)).sort();
  const state = `${assignment.at}\n${expected.join('\n\n')}\n${forbiddenText(threads.rivals, assignment.bound)}`;
  // Creating a state and looking it up costs as much as reading many more characters.
  budget.pay(1_000 + state.length * 8);
  return state;
}

function stillExpected({ outlines }: Threads, thread: number, assignment: Assignment): string {
  const outline = outlines[thread]?.[assignment.places[thread] ?? 0];
  return outline === undefined ? '' : outlineText(outline, assignment.bound);
}
