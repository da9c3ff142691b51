import type { Result } from '../../../report/result';
import { shownPath } from '../../../report/shown-path';

/** Stand for the solution's folder in a result that travels, in full and as it is shown: no program's text holds these signs. */
const full = '\u{F8FE}solution\u{F8FF}';
const shown = '\u{F8FE}shown\u{F8FF}';

/** A result without the path at which a worker had the solution. */
export function withoutTarget(result: Result, target: string): Result {
  return replaced(result, [target, full], [shownPath(target), shown]);
}

/** A result as if it had been graded where the solution really is. */
export function atTarget(result: Result, target: string): Result {
  return { ...replaced(result, [full, target], [shown, shownPath(target)]), target };
}

function replaced(result: Result, ...pairs: readonly (readonly [from: string, to: string])[]): Result {
  let text = JSON.stringify(result);
  for (const [from, to] of pairs) text = text.replaceAll(withoutQuotes(from), withoutQuotes(to));
  return JSON.parse(text) as Result;
}

/** As it stands within JSON. */
function withoutQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
