/** The longest line of a failure's text, in characters. */
const longest = 200;

/** Breaks lines that are too long, between words; the indentation stays with the first part. */
export function breakLines(text: string): string {
  return text.split('\n').map(broken).join('\n');
}

function broken(line: string): string {
  if (line.length <= longest) return line;
  const [first = '', ...words] = line.split(/(?<=\S) /);
  const lines = [first];
  for (const word of words) {
    const last = lines.at(-1) as string;
    if (last.length + 1 + word.length <= longest) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
