import { ProgramError } from '../../harness/errors';
import { readSource, type Source } from '../../harness/source';
import type { SpecWorld } from '../world/world';

export async function sourceOf(world: SpecWorld, program: string): Promise<Source> {
  const source = await readSource(world.session.program(program).source);
  const [error] = source.syntaxErrors;
  if (error)
    throw new ProgramError(
      `${program} is no valid program: line ${error.line}, column ${error.column}: ${error.message}`,
    );
  return source;
}

export function functionOf(source: Source, program: string, name: string) {
  const found = source.functionNamed(name);
  if (found) return found;
  const names = source.functions.map(one => one.name).join(', ');
  throw new ProgramError(`${program} should have a function called ${name}; it has ${names || 'no named function'}.`);
}
