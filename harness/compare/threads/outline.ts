import { type Bound, type LinePattern, namesIn, type Pattern } from '../pattern';

/** What a thread still expects from one of its lines on. */
export interface Outline {
  /** The same text for threads that expect the same, apart from their own names. */
  readonly shape: string;
  readonly names: readonly string[];
}

/** The outlines of each thread, by the index of its next line. */
export function outlinesOf(
  threads: readonly (readonly LinePattern[])[],
  rivals: Pattern['rivals'],
): readonly (readonly Outline[])[] {
  const shared = sharedNames(threads);
  const shapes = new Map<string, number>();
  return threads.map(thread =>
    Array.from({ length: thread.length + 1 }, (_, place) => {
      const lines = thread.slice(place);
      const names = [...new Set(lines.flatMap(namesIn))];
      const text = JSON.stringify(lines.map(line => lineShape(line, names, shared, rivals)));
      // A number instead of the text, because it is part of very many keys.
      const shape = shapes.get(text) ?? shapes.size;
      shapes.set(text, shape);
      return { shape: String(shape), names };
    }),
  );
}

/** What a thread still expects, with its bindings. It is equal for two threads that are the same choice. */
export function outlineText({ shape, names }: Outline, bound: Bound): string {
  return names.length === 0 ? shape : `${shape} ${names.map(name => bound.get(name) ?? '\u0000').join('\n')}`;
}

/** The texts that unbound names must not take. */
export function forbiddenText(rivals: Pattern['rivals'], bound: Bound): string {
  const rings = new Map<string, string[]>();
  for (const [name, others] of rivals) {
    if (bound.has(name) || others.size === 0) continue;
    const ring = ringOf(name, others);
    if (!rings.has(ring)) rings.set(ring, [...others].flatMap(other => bound.get(other) ?? []).sort());
  }
  return JSON.stringify([...rings].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function lineShape(
  line: LinePattern,
  names: readonly string[],
  shared: ReadonlySet<string>,
  rivals: Pattern['rivals'],
) {
  if (line.plain !== undefined || line.elision) return line.source;
  return line.tokens.map(token => {
    if (token.kind !== 'name') return [token.kind, 'text' in token ? token.text : ''];
    if (shared.has(token.name)) return ['shared', token.name];
    return ['own', names.indexOf(token.name), ringOf(token.name, rivals.get(token.name) ?? new Set())];
  });
}

function ringOf(name: string, rivals: ReadonlySet<string>): string {
  return [name, ...rivals].sort().join(' ');
}

function sharedNames(threads: readonly (readonly LinePattern[])[]): Set<string> {
  const holders = new Map<string, number>();
  for (const thread of threads)
    for (const name of new Set(thread.flatMap(namesIn))) holders.set(name, (holders.get(name) ?? 0) + 1);
  return new Set([...holders].filter(([, count]) => count > 1).map(([name]) => name));
}
