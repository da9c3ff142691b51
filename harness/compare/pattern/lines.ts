/** Splits text into lines to compare: without line ends, trailing blanks and empty lines at the end. */
export function linesOf(text: string): readonly string[] {
  return withoutEmptyEnd(text.split('\n').map(withoutTrailingBlanks));
}

/** The same for text that arrived line by line. A "line" that contains line ends is split too. */
export function normalLines(lines: readonly string[]): readonly string[] {
  // Almost always true. Copying half a million lines would take longer than comparing them.
  if (lines.every(isNormal)) return withoutEmptyEnd(lines);
  return withoutEmptyEnd(lines.flatMap(line => line.split('\n').map(withoutTrailingBlanks)));
}

function isNormal(line: string): boolean {
  return !isBlank(line.charCodeAt(line.length - 1)) && !line.includes('\n');
}

// Not /[ \t\r]+$/: that takes minutes on a megabyte of blanks that ends in a letter.
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && isBlank(line.charCodeAt(end - 1))) end -= 1;
  return end === line.length ? line : line.slice(0, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}

function withoutEmptyEnd<Lines extends readonly string[]>(lines: Lines): Lines {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  return end === lines.length ? lines : (lines.slice(0, end) as readonly string[] as Lines);
}
