import { type Bound, type Budget, type LinePattern, matchLine, namesIn, type Pattern } from '../pattern';

/** How far a search came. */
export interface LinesMatch {
  /** The bindings, if all lines matched. */
  readonly bound: Bound | undefined;
  /** The bindings where the search came furthest. */
  readonly furthest: Bound;
}

/** Matches lines with a whole pattern, `...` included. */
export function matchLines(pattern: Pattern, lines: readonly string[], bound: Bound, budget: Budget): LinesMatch {
  const search = new LinesSearch(pattern, lines, bound, budget);
  return { bound: search.run(), furthest: search.furthest };
}

class LinesSearch {
  furthest: Bound;
  private reached = 0;
  /** The lines between two `...`; the first and the last stretch are at the ends of the text. */
  private readonly stretches: LinePattern[][];
  /** By stretch, the number of pattern lines before it, and from it on. */
  private readonly before: number[] = [];
  private readonly due: number[] = [];
  /** By stretch and bindings: the line from which the rest cannot match. */
  private readonly hopelessFrom = new Map<string, number>();

  constructor(
    private readonly pattern: Pattern,
    private readonly lines: readonly string[],
    private readonly given: Bound,
    private readonly budget: Budget,
  ) {
    this.furthest = given;
    this.stretches = cutAtElisions(pattern.lines);
    const total = this.stretches.reduce((sum, stretch) => sum + stretch.length, 0);
    let sum = 0;
    for (const stretch of this.stretches) {
      this.before.push(sum);
      this.due.push(total - sum);
      sum += stretch.length;
    }
  }

  run(): Bound | undefined {
    const bound = this.matchStretch(0, 0, this.given);
    const end = this.stretches[0]?.length ?? 0;
    if (bound === undefined) return undefined;
    if (this.stretches.length === 1) return end === this.lines.length ? bound : undefined;
    return this.matchFrom(1, end, bound);
  }

  private matchFrom(index: number, from: number, bound: Bound): Bound | undefined {
    const length = this.stretches[index]?.length ?? 0;
    if (index === this.stretches.length - 1) {
      const start = this.lines.length - length;
      return start < from ? undefined : this.matchStretch(index, start, bound);
    }
    const state = this.state(index, bound);
    const hopeless = this.hopelessFrom.get(state) ?? Number.POSITIVE_INFINITY;
    const last = Math.min(this.lines.length - (this.due[index] ?? 0), hopeless - 1);
    for (let start = from; start <= last && !this.budget.spent; start += 1) {
      const matched = this.matchStretch(index, start, bound);
      const found = matched && this.matchFrom(index + 1, start + length, matched);
      if (found) return found;
    }
    // What fails here fails from every later line, because `...` would have taken the lines between.
    if (from < hopeless) this.hopelessFrom.set(state, from);
    return undefined;
  }

  private matchStretch(index: number, start: number, bound: Bound): Bound | undefined {
    let now = bound;
    for (const [offset, line] of (this.stretches[index] ?? []).entries()) {
      const text = this.lines[start + offset];
      const next = text === undefined ? undefined : matchLine(line, text, now, this.pattern.rivals, this.budget);
      if (next === undefined) return undefined;
      now = next;
      const reached = (this.before[index] ?? 0) + offset + 1;
      if (reached > this.reached) {
        this.reached = reached;
        this.furthest = now;
      }
    }
    return now;
  }

  /** What the rest of the search depends on: the stretch, and the bound names that it uses. */
  private state(index: number, bound: Bound): string {
    if (bound.size === this.given.size) return String(index);
    const names = new Set(this.stretches.slice(index).flat().flatMap(namesIn));
    for (const name of [...names]) for (const rival of this.pattern.rivals.get(name) ?? []) names.add(rival);
    const values = [...names].map(name => bound.get(name) ?? null);
    for (const value of values) this.budget.pay(value?.length);
    return JSON.stringify([index, values]);
  }
}

function cutAtElisions(lines: readonly LinePattern[]): LinePattern[][] {
  const stretches: LinePattern[][] = [[]];
  for (const line of lines) {
    if (line.elision) stretches.push([]);
    else stretches.at(-1)?.push(line);
  }
  return stretches;
}
