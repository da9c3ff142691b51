import { type Difference, describeDifference } from '../../harness/compare/difference';
import { renderDifference } from '../../harness/compare/drawing';
import { ProgramError } from '../../harness/errors';
import type { Terminal } from '../../harness/terminal/terminal';
import type { Unmet } from '../../harness/wait';

/** The error for a wrong transcript: one sentence on what is wrong, the two texts side by side, the program's state. */
export function wrongTranscript(terminal: Terminal, difference: Difference, why?: Unmet): ProgramError {
  const { number, program } = terminal;
  const drawn = renderDifference(difference, { colour: false, width: 100 });
  return new ProgramError(
    `Terminal ${number} (${program}): ${describeDifference(difference)}\n\n${drawn}\n${stateOf(terminal, why)}${lastWords(terminal, drawn)}`,
  );
}

/** The last lines of a program that crashed, when an ellipsis in the expected text hides them. */
function lastWords(terminal: Terminal, drawn: string): string {
  if (!terminal.ending || terminal.ending.exitCode === 0) return '';
  const hidden = terminal
    .lines()
    .slice(-15)
    .some(line => !drawn.includes(line.trim()));
  return hidden ? lastLines(terminal) : '';
}

/** The last lines of a terminal, as an end to a sentence about its program. */
export function lastLines(terminal: Terminal): string {
  const lines = terminal.lines().slice(-15);
  return lines.length > 0 ? ` Its last lines:\n\n${lines.join('\n')}` : ' It has printed nothing.';
}

/** What the program was doing when the wait was over. */
export function stateOf({ program, ending, transcript }: Terminal, why?: Unmet): string {
  const cut = transcript.cut ? ` It printed without end: only the first MB was read.` : '';
  return `${doing(program, ending, why)}${cut}`;
}

function doing(program: string, ending: Terminal['ending'], why?: Unmet): string {
  if (ending?.signal) return `${program} was ended by ${ending.signal}.`;
  if (ending) return `${program} had ended, with exit code ${ending.exitCode}.`;
  if (why === 'ceiling') return `${program} was still busy when the wait was given up.`;
  return `${program} was still running, and waiting for something to happen.`;
}

/** The error for any other text that is wrong. */
export function wrongText(sentence: string, difference: Difference): ProgramError {
  return new ProgramError(
    `${sentence} ${describeDifference(difference)}\n\n${renderDifference(difference, { colour: false, width: 100 })}`,
  );
}

/** The last lines of each program that crashed, for errors that do not show a transcript; empty when none crashed. */
export function breakdowns(terminals: Iterable<Terminal>): string {
  return [...terminals]
    .filter(({ ending }) => ending !== undefined && ending.exitCode !== 0)
    .map(
      terminal =>
        `\n\n${stateOf(terminal)} Terminal ${terminal.number} shows:\n${terminal.lines().slice(-20).join('\n')}`,
    )
    .join('');
}
