import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which cause each flaw is to be told, by the flaw's name: each was read, and is true of its flaw. */
const file = join(__dirname, 'causes.json');

/** As much of a cause as says which one it is, in words. */
const enough = 9;

/** A cause by its first words. Places, numbers and quoted texts, which may differ from run to run, are left out. */
export function nameOfCause(cause: string): string {
  const words = cause
    .replace(/\S+\.[cm]?[jt]sx?:\d+/g, '…')
    .replace(/"[^"]*"|'[^']*'/g, '…')
    .replace(/\d+/g, '#')
    .split(/\s+/);
  return words.slice(0, enough).join(' ');
}

/** Complains of each flaw that is told another cause than it was, or none any more. */
export function compareCauses(told: ReadonlyMap<string, string | undefined>): string[] {
  const known = readCauses();
  return [...told].flatMap(([flaw, cause]) => {
    const name = cause === undefined ? 'none' : nameOfCause(cause);
    const due = known[flaw];
    if (name === due) return [];
    const before = due === undefined ? 'no cause of it is kept yet' : `it was "${due}"`;
    return [
      `CAUSE  of ${flaw} is now "${cause ?? 'none'}"; ${before} (npm run flaws -- --update keeps the new one: only if it is true).`,
    ];
  });
}

/** Keeps the causes told in this run; those of other flaws stay. */
export function keepCauses(told: ReadonlyMap<string, string | undefined>): void {
  const known = { ...readCauses() };
  for (const [flaw, cause] of told) known[flaw] = cause === undefined ? 'none' : nameOfCause(cause);
  const inOrder = Object.entries(known).sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(inOrder), null, 2)}\n`);
}

function readCauses(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
