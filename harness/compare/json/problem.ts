import { pathText } from './words';

/** One thing that is wrong with a JSON value. */
export interface JsonProblem {
  readonly path: readonly (string | number)[];
  /** What is wrong, as the end of a sentence that begins with the path. */
  readonly words: string;
  /**
   * Problems of one kind at the same place in several elements are reported once. By default, equal words mean one kind.
   */
  readonly sort?: string;
}

const MOST_PLACES = 5;

/**
 * Reports problems as sentences; `whole` is the name of the value. A problem that all elements of an array have is one
 * sentence.
 */
export function describeProblems(problems: readonly JsonProblem[], whole?: string): string[] {
  const groups = new Map<string, JsonProblem[]>();
  for (const problem of problems) {
    const place = problem.path.map(step => (typeof step === 'number' ? '[]' : step));
    const key = JSON.stringify([place, problem.sort ?? problem.words]);
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()].map(([first, ...others]) => {
    const sentence = first === undefined ? '' : `${pathText(first.path, whole)} ${first.words}`;
    if (others.length === 0) return sentence;
    const places = others.slice(0, MOST_PLACES).map(({ path }) => pathText(path, whole));
    const more = others.length - places.length;
    return `${sentence}; likewise ${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
}
