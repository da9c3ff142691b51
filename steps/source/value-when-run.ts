import { withLinesAtEnd } from '../../harness/stage/added-lines';
import type { SpecWorld } from '../world/world';

/** The terminal in which it runs: no scenario has as many. */
const terminalNumber = 99;

/**
 * What a name of a program stands for once the program's own lines have run; undefined where that cannot be told, as
 * for a name within a function.
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
