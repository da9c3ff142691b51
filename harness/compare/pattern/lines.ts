/** Cuts text into lines as they are compared: line ends and trailing blanks do not count, nor do empty lines at the end. */
export function linesOf(text: string): readonly string[] {
  return withoutEmptyEnd(text.split('\n').map(withoutTrailingBlanks));
}

/** The same for text that arrived line by line; a "line" that holds line ends itself is cut too. */
export function normalLines(lines: readonly string[]): readonly string[] {
  // Nearly always; copying half a million lines would take longer than comparing them.
  if (lines.every(isNormal)) return withoutEmptyEnd(lines);
  return withoutEmptyEnd(lines.flatMap(line => line.split('\n').map(withoutTrailingBlanks)));
}

function isNormal(line: string): boolean {
  return !isBlank(line.charCodeAt(line.length - 1)) && !line.includes('\n');
}

// Not /[ \t\r]+$/: on a megabyte of blanks with a letter behind, that expression takes minutes.
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
