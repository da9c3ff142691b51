import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClassResult } from '../../report/class/class-result';

/** In what two runs of a class differ beside the time that each took: a sentence for each. */
export function differences(one: string, other: string): string[] {
  const [here, there] = [rowsIn(one), rowsIn(other)];
  const names = new Set([...here, ...there].map(([name]) => name));
  return [...names].flatMap(name => {
    const [wanted, got] = [here, there].map(rows => rows.filter(([own]) => own === name).map(([, row]) => row));
    if (wanted?.length !== 1 || got?.length !== 1)
      return [`${name} has ${wanted?.length} rows here, and ${got?.length} there.`];
    return wanted[0] === got[0] ? [] : [`${name} differs: ${firstDifference(String(wanted[0]), String(got[0]))}`];
  });
}

function rowsIn(out: string): (readonly [name: string, row: string])[] {
  const { solutions } = JSON.parse(readFileSync(join(out, 'class.json'), 'utf8')) as ClassResult;
  return solutions.map(({ name, result }) => [
    name,
    JSON.stringify(result, (key, value) => (key === 'durationMs' ? 0 : value)),
  ]);
}

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((sign, index) => sign !== other[index]);
  return `here "…${one.slice(Math.max(0, at - 60), at + 60)}…", there "…${other.slice(Math.max(0, at - 60), at + 60)}…"`;
}
