import { readFileSync } from 'node:fs';
import type { Check, Finding } from './check';

const megabyte = 1024 ** 2;

/**
 * Limits of the system for the harness and the programs together, named as in `/proc/self/limits`, with the minimum for a run
 * and how to raise it. Beyond a limit, a program would fail through no fault of its own.
 */
const limits: readonly (readonly [
  label: string,
  name: string,
  least: number,
  raise: string,
  unit: number,
  shown: string,
])[] = [
  ['Max open files', 'open files', 256, 'ulimit -n 1024', 1, ''],
  ['Max processes', 'processes', 256, 'ulimit -u 4096', 1, ''],
  ['Max cpu time', 'processor time', 900, 'ulimit -t unlimited', 1, ' s'],
  ['Max address space', 'address space', 16_384 * megabyte, 'ulimit -v unlimited', megabyte, ' MB'],
  ['Max data size', 'data size', 4096 * megabyte, 'ulimit -d unlimited', megabyte, ' MB'],
  ['Max file size', 'file size', 256 * megabyte, 'ulimit -f unlimited', megabyte, ' MB'],
];

/** One check for each limit; none when the system does not tell (macOS). */
export const limitChecks: readonly Check[] = limits.map(([label, name, least, raise, unit, shown]) => ({
  name,
  look: (): Finding => {
    const limit = softLimit(label);
    if (limit === undefined) return { state: 'good', found: 'not told by this system' };
    const said = Number.isFinite(limit) ? `${Math.floor(limit / unit).toLocaleString('en')}${shown}` : 'no limit';
    if (limit >= least) return { state: 'good', found: said };
    return { state: 'bad', found: `the limit of ${name} is ${said}`, mend: `raise it (${raise}) and start again` };
  },
}));

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
