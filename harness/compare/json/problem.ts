import { pathText } from './words';

/** One thing that is wrong with a JSON value. */
export interface JsonProblem {
  readonly path: readonly (string | number)[];
  /** What is wrong, as the rest of a sentence that begins with the path. */
  readonly words: string;
  /** Problems of the same sort, in the same place of several elements, are reported once. Where absent, the words distinguish them. */
  readonly sort?: string;
}

const MOST_PLACES = 5;

/** Tells problems in sentences, in which the value itself is called `whole`. What is wrong in the same way in every element of an array is one sentence. */
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
