import { writeOut } from '../pattern';
import { quote } from '../text';
import { type Assignment, nextPlace, type Threads } from './assignment';
import type { ThreadRow } from './rows';

/** Names the unexpected line, or the missing lines, without speaking of threads. */
export function threadsSentence(
  threads: Threads,
  lines: readonly string[],
  furthest: Assignment,
  rows: readonly ThreadRow[],
): string {
  if (lines.length === 0) return 'Nothing was printed.';
  return furthest.at < lines.length
    ? unexpectedSentence(threads, lines, furthest, rows)
    : missingSentence(threads, furthest);
}

function unexpectedSentence(
  threads: Threads,
  lines: readonly string[],
  furthest: Assignment,
  rows: readonly ThreadRow[],
): string {
  const text = lines[furthest.at] ?? '';
  const came = `Line ${furthest.at + 1} is not expected there${quote(text)}`;
  const overtaken = rows.find(row => row.kind !== 'same');
  if (overtaken?.kind === 'missing' && overtaken.overtakenBy === text)
    return `${came}; first should come${quote(overtaken.expected ?? '', '')}.`;
  if (overtaken?.kind === 'changed') return `${came}; it should perhaps be${quote(overtaken.expected ?? '', '')}.`;
  const earlier = lines.indexOf(text);
  if (earlier < furthest.at) return `${came}; it has been there already, as line ${earlier + 1}.`;
  const due = [...new Set(dueLines(threads, furthest))];
  if (due.length === 0) return `${came}; all that is expected had come before.`;
  return `${came}; expected next ${due.length === 1 ? 'is' : 'is one of'}${due.map(line => quote(line, '')).join(',')}.`;
}

function missingSentence({ threads }: Threads, furthest: Assignment): string {
  const parts = threads.flatMap((lines, thread) => {
    const place = nextPlace(lines, furthest.places[thread] ?? 0);
    const missing = lines.slice(place).filter(line => !line.elision);
    const [first] = missing;
    if (first === undefined) return [];
    const count = missing.length === 1 ? '' : ` ${missing.length} lines, from`;
    return [`${count}${quote(writeOut(first, furthest.bound), '')}`];
  });
  return `The output ends too early; missing:${parts.join(';')}.`;
}

function dueLines({ threads }: Threads, assignment: Assignment): string[] {
  return threads.flatMap((lines, thread) => {
    const line = lines[nextPlace(lines, assignment.places[thread] ?? 0)];
    return line === undefined ? [] : [writeOut(line, assignment.bound)];
  });
}
