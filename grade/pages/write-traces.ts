import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { handedOut, tracePage } from '../../report/pages';
import type { Result } from '../../report/result';
import type { ScenarioResult } from '../../report/scenario';
import { packBundle, tracesOf, unpackBundle } from '../../report/trace/bundle';

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
export async function writeTraces(traced: Traced, name: string, path: string): Promise<void> {
  await writeTracePage(packed(traced, name), name, path);
}

/** Writes them as they travel to where their page is made. */
export async function writePackedTraces(traced: Traced, name: string, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, packed(traced, name));
}

/** Makes the page of traces that were packed elsewhere, perhaps for somebody else who handed in the same. */
export async function writeTracesOf(bundle: Buffer, name: string, path: string): Promise<void> {
  await writeTracePage(packBundle({ ...unpackBundle(bundle), name }), name, path);
}

function packed({ result, scenarios }: Traced, name: string): Buffer {
  const { seed, versions, target } = result;
  return packBundle(handedOut({ name, seed, versions, traces: tracesOf(scenarios) }, target));
}

async function writeTracePage(bundle: Buffer, name: string, path: string): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await tracePage(name, bundle));
}
