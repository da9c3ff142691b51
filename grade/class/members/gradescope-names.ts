import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The names that go with each submission: the student's own first, then what else they are called by. */
export type GradescopeNames = ReadonlyMap<string, readonly string[]>;

interface Submitted {
  readonly ':submitters'?: readonly Readonly<Record<string, unknown>>[];
}

/** Reads who is behind `submission_4711`, from the `submission_metadata.yml` that Gradescope puts beside the folders. */
export function gradescopeNames(folder: string): GradescopeNames {
  const path = join(folder, 'submission_metadata.yml');
  if (!existsSync(path)) return new Map();
  try {
    const all = parse(readFileSync(path, 'utf8'), { maxAliasCount: 100 }) as Readonly<Record<string, Submitted>>;
    return new Map(Object.entries(all).map(([name, submitted]) => [name, namesOf(submitted)]));
  } catch {
    // Without it, the submissions keep their numbers.
    return new Map();
  }
}

/** Several submitters are a group: its name is all of theirs. */
function namesOf(submitted: Submitted | null): string[] {
  const submitters = submitted?.[':submitters'] ?? [];
  const group = submitters.map(one => String(one[':name'] ?? '')).filter(Boolean);
  const others = submitters.flatMap(one => [one[':email'], one[':sid']]).filter(Boolean);
  return group.length === 0 ? [] : [group.join(', '), ...others.map(String)];
}
