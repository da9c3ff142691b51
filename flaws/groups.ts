import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Equivalent, TextEdit } from './flaw';

/** Variants that fit into one copy of the reference. There is at least one. */
export type Group = [Equivalent, ...Equivalent[]];

/**
 * Groups variants of one task that edit different places, so that one copy tests all of them: it must pass with all, as with
 * each. If it fails, each must be graded alone. A variant that replaces a file, or whose text is not found, stays alone.
 *
 * @param reference the folder of the programs that they edit
 */
export function groupEdits(equivalents: readonly Equivalent[], reference: string): Group[] {
  const groups: Group[] = [];
  for (const edit of equivalents) {
    const group = groups.find(members => fits(edit, members, reference));
    if (group) group.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

function fits(edit: Equivalent, members: Group, reference: string): boolean {
  if ('file' in edit || members[0].task !== edit.task) return false;
  if (members.some(member => 'file' in member)) return false;
  const text = readProgram(edit.program, reference);
  const own = placeOf(edit, text);
  return (
    own !== undefined &&
    members
      .filter((member): member is Equivalent & TextEdit => 'find' in member && member.program === edit.program)
      .every(member => isApart(own, placeOf(member, text)) && !member.replace.includes(edit.find))
  );
}

type Place = readonly [start: number, end: number];

function placeOf({ find }: TextEdit, text: string): Place | undefined {
  const start = text.indexOf(find);
  return start < 0 ? undefined : [start, start + find.length];
}

function isApart(own: Place, other: Place | undefined): boolean {
  return other !== undefined && (own[1] <= other[0] || other[1] <= own[0]);
}

function readProgram(program: string, reference: string): string {
  const file = readdirSync(reference).find(name => name.slice(0, -extname(name).length) === program);
  return file ? readFileSync(join(reference, file), 'utf8') : '';
}
