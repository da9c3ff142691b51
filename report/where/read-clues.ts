import type { Evidence } from '../causes/evidence';
import type { Clues, MarkedProgram } from './clues';
import { readLandmarks } from './landmarks';

/** The clues of a scenario, from the evidence of it. */
export function cluesOf({ task, rule, message, transcript, programs, sites, steps }: Evidence): Clues {
  const marked = programs.map(
    ({ name, file, source }): MarkedProgram => ({
      name,
      file,
      marks: readLandmarks(file, source.text),
      syntaxErrors: source.syntaxErrors,
    }),
  );
  const isNamed = ({ name }: MarkedProgram) => message.includes(name);
  const inOrder = [...marked.filter(isNamed), ...marked.filter(program => !isNamed(program))];
  return { task, rule, message, transcript, programs: inOrder, sites, steps };
}
