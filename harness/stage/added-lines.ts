import { insertAtEnd, parseSource, readSource } from '../source';
import type { StagedProgram } from './stage';

/** A program's text with lines added where they can call its functions. Its own line numbers stay the same. */
export async function withLinesAtEnd({ source }: StagedProgram, lines: string): Promise<string> {
  return insertAtEnd(await readSource(source), lines, namesCalledIn(lines));
}

/** The event of `process` on which `withLinesOnCue` runs its lines. */
export const linesCue = 'queuing-spec: run the added lines';

/** The same, but the lines wait for an event: run earlier, the program's own start could undo what they do. */
export async function withLinesOnCue({ source }: StagedProgram, lines: string): Promise<string> {
  const waiting = `process.once('${linesCue}', async () => {\n${lines}\n});`;
  return insertAtEnd(await readSource(source), waiting, namesCalledIn(lines));
}

function namesCalledIn(lines: string): string[] {
  return [...lines.matchAll(/\b([A-Za-z_$][\w$]*)\s*\(/g)].map(([, name]) => name as string);
}

/** The programs of the target that a text imports, by name: `./3-sender.js` is `3-sender`. */
export function programsImportedIn(text: string): string[] {
  const own = parseSource('program.js', text).imports.filter(({ module }) => module.startsWith('./'));
  return own.map(({ module }) => module.slice('./'.length).replace(/\.[cm]?[jt]sx?$/, ''));
}
