import type { Result, RuleResult } from '../result';

/** The most that a report on one solution may take, in bytes: what people and platforms still open. */
export const mostBytes = 1_000_000;

/** The longest that a text in a report may be at first, in characters; less where there are many. */
const longest = 20_000;

/**
 * Writes a report that is no larger than it may be: where it would be, every long text in it is cut further, in its middle,
 * with how much was left out. What programs print is read best at its start and its end.
 */
export function bounded(result: Result, write: (result: Result) => string, most = mostBytes): string {
  for (let length = longest; ; length = Math.floor(length / 2)) {
    const text = write(cutTexts(result, length));
    if (Buffer.byteLength(text) <= most || length < 20) return text;
  }
}

function cutTexts(result: Result, length: number): Result {
  const cut = (text: string) => cutText(text, length);
  const cutRule = (rule: RuleResult): RuleResult => ({
    ...rule,
    ...(rule.why !== undefined && { why: cut(rule.why) }),
    ...(rule.cause !== undefined && { cause: cut(rule.cause) }),
    ...(rule.advice !== undefined && { advice: cut(rule.advice) }),
    ...(rule.byHand && { byHand: rule.byHand.map(cut) }),
    ...(rule.transcripts && { transcripts: rule.transcripts.map(one => ({ ...one, text: cut(one.text) })) }),
  });
  return {
    ...result,
    ...(result.message !== undefined && { message: cut(result.message) }),
    ...(result.notes && { notes: result.notes.map(cut) }),
    tasks: result.tasks.map(task => ({ ...task, rules: task.rules.map(cutRule) })),
  };
}

/** The start and the end of a text that is too long, with how many characters are left out between them. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, Math.ceil((length * 2) / 3)).replace(/[\uD800-\uDBFF]$/, '');
  const end = text.slice(text.length - Math.floor(length / 3)).replace(/^[\uDC00-\uDFFF]/, '');
  const left = text.length - start.length - end.length;
  return `${start}\n[… ${left.toLocaleString('en')} characters left out …]\n${end}`;
}
