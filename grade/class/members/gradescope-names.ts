import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The names of each submission: the student's own first, then their other names. */
export type GradescopeNames = ReadonlyMap<string, readonly string[]>;

/** In bytes: a class of thousands with long names. */
const largest = 64 * 1024 * 1024;

interface Submitted {
  readonly ':submitters'?: readonly Readonly<Record<string, unknown>>[];
}

/** The file that Gradescope puts next to the folders of an export. */
export const gradescopeFile = 'submission_metadata.yml';

/** Reads the students of `submission_4711` and the others from Gradescope's own file. */
export function gradescopeNames(folder: string): GradescopeNames {
  const path = join(folder, gradescopeFile);
  if (!existsSync(path)) return new Map();
  try {
    if (statSync(path).size > largest) return new Map();
    const all = parse(readFileSync(path, 'utf8'), { maxAliasCount: 100 }) as Readonly<Record<string, Submitted>>;
    return new Map(Object.entries(all).map(([name, submitted]) => [name, namesOf(submitted)]));
  } catch {
    // Without it, the submissions keep their numbers.
    return new Map();
  }
}

/** Several submitters are a group, named after all of them. */
function namesOf(submitted: Submitted | null): string[] {
  const submitters = submitted?.[':submitters'] ?? [];
  const group = submitters.map(one => String(one[':name'] ?? '')).filter(Boolean);
  const others = submitters.flatMap(one => [one[':email'], one[':sid']]).filter(Boolean);
  return group.length === 0 ? [] : [group.join(', '), ...others.map(String)];
}
