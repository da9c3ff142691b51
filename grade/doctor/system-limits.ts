import { readFileSync } from 'node:fs';
import type { Check, Finding } from './check';
import table from './limits.json';

/**
 * Limits of the system for the harness and the programs together, with the minimum for a run and how to raise it. Beyond a
 * limit, a program would fail through no fault of its own. `bin/start.js` reads the same table for the limits that Node
 * itself does not survive.
 */
interface Limit {
  /** As `/proc/self/limits` calls it. */
  readonly label: string;
  readonly name: string;
  /** The least that a run needs. */
  readonly least: number;
  /** The least with which the harness comes so far as to look. */
  readonly starts: number;
  /** How to raise it. */
  readonly raise: string;
  /** What it is shown in. */
  readonly unit?: number;
  readonly shown?: string;
}

/** One check a limit; none where the system does not say (macOS). */
export const limitChecks: readonly Check[] = (table as readonly Limit[]).map(
  ({ label, name, least, raise, unit = 1, shown = '' }) => ({
    name,
    look: (): Finding => {
      const limit = softLimit(label);
      if (limit === undefined) return { state: 'good', found: 'not told by this system' };
      const said = Number.isFinite(limit) ? `${Math.floor(limit / unit).toLocaleString('en')}${shown}` : 'no limit';
      if (limit >= least) return { state: 'good', found: said };
      return { state: 'bad', found: `the limit of ${name} is ${said}`, mend: `raise it (${raise}) and start again` };
    },
  }),
);

function softLimit(label: string): number | undefined {
  let text: string;
  try {
    text = readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return undefined;
  }
  const value = new RegExp(`^${label} +(\\S+)`, 'm').exec(text)?.[1];
  if (value === undefined) return undefined;
  return value === 'unlimited' ? Number.POSITIVE_INFINITY : Number(value);
}
