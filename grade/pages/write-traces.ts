import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { handedOut, tracePage } from '../../report/pages';
import type { Result } from '../../report/result';
import type { ScenarioResult } from '../../report/scenario';
import { packBundle, tracesOf } from '../../report/trace/bundle';

/** The parts of a grade that a page of traces needs. */
export interface Traced {
  readonly result: Pick<Result, 'target' | 'seed' | 'versions'>;
  readonly scenarios: readonly ScenarioResult[];
}

/**
 * Writes the traces of a grade as one page. It contains no path of this machine.
 *
 * @param name the student's name
 */
export async function writeTraces({ result, scenarios }: Traced, name: string, path: string): Promise<void> {
  const { seed, versions, target } = result;
  const bundle = handedOut({ name, seed, versions, traces: tracesOf(scenarios) }, target);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await tracePage(name, packBundle(bundle)));
}
