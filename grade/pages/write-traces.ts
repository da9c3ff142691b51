import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { handedOut, tracePage } from '../../report/pages';
import type { Result } from '../../report/result';
import type { ScenarioResult } from '../../report/scenario';
import { packBundle, tracesOf } from '../../report/trace/bundle';

/** What of a grade makes a page of traces. */
export interface Traced {
  readonly result: Pick<Result, 'target' | 'seed' | 'versions'>;
  readonly scenarios: readonly ScenarioResult[];
}

/**
 * Writes the traces of a grade as one page, without a path of this machine in it.
 *
 * @param name whose they are
 */
export async function writeTraces({ result, scenarios }: Traced, name: string, path: string): Promise<void> {
  const { seed, versions, target } = result;
  const bundle = handedOut({ name, seed, versions, traces: tracesOf(scenarios) }, target);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await tracePage(name, packBundle(bundle)));
}
