/** Cuts text into lines as they are compared: line ends and trailing blanks do not count, nor do empty lines at the end. */
export function linesOf(text: string): string[] {
  return withoutEmptyEnd(text.split('\n').map(withoutTrailingBlanks));
}

/** The same for text that arrived line by line; a "line" that holds line ends itself is cut too. */
export function normalLines(lines: readonly string[]): string[] {
  return withoutEmptyEnd(
    lines.flatMap(line =>
      line.includes('\n') ? line.split('\n').map(withoutTrailingBlanks) : [withoutTrailingBlanks(line)],
    ),
  );
}

// Not /[ \t\r]+$/: on a megabyte of blanks with a letter behind, that expression takes minutes.
function withoutTrailingBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && ' \t\r'.includes(line.charAt(end - 1))) end -= 1;
  return line.slice(0, end);
}

function withoutEmptyEnd(lines: string[]): string[] {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  return lines.slice(0, end);
}
