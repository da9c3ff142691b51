import { insertAtEnd, readSource } from '../harness/source/source';
import type { StagedProgram } from '../harness/stage/stage';

/** A program's text with lines added where its own functions can be called, and its own line numbers kept. */
export async function withLinesAtEnd({ source }: StagedProgram, lines: string): Promise<string> {
  const called = [...lines.matchAll(/\b([A-Za-z_$][\w$]*)\s*\(/g)].map(([, name]) => name as string);
  return insertAtEnd(await readSource(source), lines, called);
}
