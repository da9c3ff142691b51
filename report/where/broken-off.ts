import type { Place } from '../../harness/place';
import type { Clues } from './clues';

/** Where a program is no JavaScript at all. */
export function syntaxError({ programs }: Clues): Place | undefined {
  for (const { file, syntaxErrors } of programs) {
    const [first] = syntaxErrors;
    if (first) return { file, line: first.line, column: first.column };
  }
  return undefined;
}

/** The learner's own frame, nearest to what was thrown, of the last stack trace that a message or a transcript shows. */
export function thrownAt({ message, transcript, programs }: Clues): Place | undefined {
  if (!/(Error|Exception)\b|had ended, with exit code [1-9]|of the tests? fail/.test(message)) return undefined;
  return ownFrame(message, programs) ?? ownFrame(transcript, programs);
}

function ownFrame(text: string, programs: Clues['programs']): Place | undefined {
  for (const [, path = '', line, column] of text.matchAll(
    /(?:\(|at (?:async )?|^)(?:file:\/\/)?(\/[^():\n]+):(\d+)(?::(\d+))?/gm,
  )) {
    if (path.includes('/node_modules/')) continue;
    const own = programs.find(({ file, marks }) => path.endsWith(`/${file}`) && Number(line) <= marks.lines.length);
    if (own) return { file: own.file, line: Number(line), column: Number(column ?? 1) };
  }
  return undefined;
}
