/** What a program comes to. */
export interface Outcome {
  readonly output: string;
  readonly exitCode: number | undefined;
}

/**
 * What of an output is compared: all but the frames of stack traces and the piece of code over them, which show how the text
 * was compiled and loaded, an error's code before its message (it is below), Node's version, and what another mocha draws.
 */
export function seen(output: string): string {
  // Who required what is missing goes on to the frames of mocha, or of babel-node.
  const lines = output
    .replace(/requireStack: \[[^\]]*\]/g, '')
    .split('\n')
    .filter(line => !/^\s+at |^Node\.js v|^- \/|^\(Use `node --trace/.test(line));
  return withoutCode(lines)
    .map(line =>
      line
        .replace(/ \(\d+m?s\)$/, '')
        .replace(/^( *)[✓✔]/, '$1✓')
        .replace(/ \{$/, '')
        .replace(/^(\w*Error) \[[A-Z_]+\]:/, '$1:')
        .trimEnd(),
    )
    .filter(line => line !== '')
    .join('\n');
}

/** Node shows the line that throws between the name of its file and a mark below, or an empty line. */
function withoutCode(lines: readonly string[]): string[] {
  const first = lines.findIndex(line => /^(\/|file:|node:).*:\d+$/.test(line));
  if (first < 0) return [...lines];
  const last = lines.findIndex((line, at) => at > first && /^\s*\^*\s*$/.test(line));
  return [...lines.slice(0, first), ...lines.slice(last + 1)];
}
