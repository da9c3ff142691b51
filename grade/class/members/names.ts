import { createHash } from 'node:crypto';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Sorts names as people do: without case and accents, and 2 before 10. */
export function byName(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : Number(one > other));
}

/** Makes names unique: if two look the same, the second gets a number. */
export function withOwnNames<T extends { readonly name: string }>(all: readonly T[]): T[] {
  const taken = new Set<string>();
  return all.map(one => {
    let name = one.name;
    for (let number = 2; taken.has(name); number += 1) name = `${one.name} (${number})`;
    taken.add(name);
    return { ...one, name };
  });
}

/** Makes unique ids from names: only a-z, 0-9 and `-`, so that they differ on every file system and in addresses. */
export function memberIds(names: readonly string[]): string[] {
  const slugs = names.map(slug);
  return names.map((name, index) => {
    const own = slugs[index] as string;
    if (own !== '' && slugs.indexOf(own) === slugs.lastIndexOf(own)) return own;
    return `${own || 'member'}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
  });
}

function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
