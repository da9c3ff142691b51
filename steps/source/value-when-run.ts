import { withLinesAtEnd } from '../../harness/stage/added-lines';
import type { SpecWorld } from '../world/world';

/** A terminal number that no scenario uses. */
const terminalNumber = 99;

/**
 * The value of a program's variable after its own lines have run; undefined when the end of the file does not see the
 * variable, as inside a function.
 */
export async function valueWhenRun(
  world: SpecWorld,
  program: string,
  name: string,
): Promise<{ value: unknown } | undefined> {
  const mark = `the value of ${name}: `;
  const text = await withLinesAtEnd(
    world.session.program(program),
    `console.log('\\n' + ${JSON.stringify(mark)} + JSON.stringify(${name}));`,
  );
  const terminal = world.session.run(terminalNumber, program, { text });
  const line = () => terminal.lines().find(shown => shown.startsWith(mark));
  const outcome = await world.session.until(() => line() ?? (terminal.ending ? '' : undefined));
  await terminal.kill();
  if (!outcome.met || outcome.value === '') return undefined;
  return parsed(outcome.value.slice(mark.length));
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
