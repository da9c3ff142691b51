import type { ClassResult } from '../class/class-result';
import { builtPage } from './built';
import { type Beside, classData } from './class-data';
import { interactivePage } from './html';

/**
 * A class as one page that needs nothing else. What is told of each student is packed apart, and unpacked when it is opened:
 * so a class of a thousand opens at once.
 *
 * @param before an earlier run, to compare with
 */
export async function classPage(result: ClassResult, beside?: Beside, before?: ClassResult): Promise<string> {
  const { overview, details } = classData(result, beside);
  const earlier = before && classData(before).overview;
  const data = {
    class: { ...overview, ...(earlier && { before: alignedTo(overview, earlier) }) },
    ...Object.fromEntries(details.map((rules, at) => [`student-${at}`, rules])),
  };
  return interactivePage({
    title: `queuing-spec: ${result.solutions.length} solutions`,
    page: await builtPage('class'),
    data,
  });
}

type Overview = ReturnType<typeof classData>['overview'];

/** The letters of an earlier run in the order that the rules have now. */
function alignedTo(now: Overview, earlier: Overview): Record<string, string> {
  const rulesOf = ({ tasks }: Overview) => tasks.flatMap(({ id, rules }) => rules.map(rule => `${id}\n${rule}`));
  const then = rulesOf(earlier);
  const places = rulesOf(now).map(rule => then.indexOf(rule));
  return Object.fromEntries(
    earlier.students.map(({ name, rules }) => [name, places.map(place => rules[place] ?? ' ').join('')]),
  );
}
