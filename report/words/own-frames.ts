/**
 * Takes out of a text what no learner wrote: frames of Node, of packages and of the harness, Node's version line, and the
 * statement by which a program that does not parse tells so when it is started.
 */
export function ownFramesOnly(text: string): string {
  const lines = text.split('\n');
  return lines.filter((line, index) => !isForeign(line) && !isMarkBelow(line, lines[index - 1] ?? '')).join('\n');
}

/** What a comparison puts before a line, on either side of its bar. */
const margin = String.raw`^(?:[-+✗ ] ?)?(?:[^│]*│)?\s*`;
const frame = new RegExp(`${margin}at `);
const thrown = new RegExp(`${margin}throw new SyntaxError\\(`);
const chatter = [
  /^\s*Node\.js v\d/,
  /^\s*Require stack:/,
  /^\s*- \/\S+\.[cm]?[jt]s$/,
  /^\s*requireStack: \[/,
  /^\s*(code: 'MODULE_NOT_FOUND'|code: 'ERR_MODULE_NOT_FOUND'),?$/,
];

function isForeign(line: string): boolean {
  if (thrown.test(line) || chatter.some(pattern => pattern.test(line))) return true;
  return frame.test(line) && /\(?node:|\/node_modules\/|\(<anonymous>\)|\[eval\]|\/queuing-spec\/runtime-/.test(line);
}

/** The sign that Node puts below a statement that was thrown. */
function isMarkBelow(line: string, before: string): boolean {
  return thrown.test(before) && /^\s*\^+\s*$/.test(line);
}
