import type { Result, RuleResult } from '../result';

/** The largest report on one solution that people and platforms still open, in bytes. */
export const mostBytes = 1_000_000;

/** The longest text in a report at first, in characters; less when there are many. */
const longest = 20_000;

/**
 * Writes a report of a limited size. If it would be larger, every long text is cut in its middle, with a note on how much was
 * left out: the start and end of a program's output matter most.
 */
export function bounded(result: Result, write: (result: Result) => string, most = mostBytes): string {
  for (let length = longest; ; length = Math.floor(length / 2)) {
    const text = write(cutTexts(result, length));
    if (Buffer.byteLength(text) <= most || length < 20) return text;
  }
}

/** A result whose JSON is no larger than it may be, its long texts cut as `bounded` cuts them. */
export function withinBounds(result: Result, most = mostBytes): Result {
  for (let length = longest; ; length = Math.floor(length / 2)) {
    const cut = cutTexts(result, length);
    if (Buffer.byteLength(JSON.stringify(cut, null, 2)) <= most || length < 20) return cut;
  }
}

function cutTexts(result: Result, length: number): Result {
  const cut = (text: string) => cutText(text, length);
  const cutRule = (rule: RuleResult): RuleResult => ({
    ...rule,
    ...(rule.why !== undefined && { why: cut(rule.why) }),
    ...(rule.cause !== undefined && { cause: cut(rule.cause) }),
    ...(rule.advice !== undefined && { advice: cut(rule.advice) }),
    ...(rule.warning !== undefined && { warning: cut(rule.warning) }),
    ...(rule.excerpt && { excerpt: rule.excerpt.map(cut) }),
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

/** The start and the end of a long text, and how many characters were left out between them. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, Math.ceil((length * 2) / 3)).replace(/[\uD800-\uDBFF]$/, '');
  const end = text.slice(text.length - Math.floor(length / 3)).replace(/^[\uDC00-\uDFFF]/, '');
  const left = text.length - start.length - end.length;
  return `${start}\n[… ${left.toLocaleString('en')} characters left out …]\n${end}`;
}
