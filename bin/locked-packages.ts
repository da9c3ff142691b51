import { cpSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

type Lock = Readonly<Record<string, LockedPackage>>;

/**
 * Copies packages with all their dependencies, in the versions of the lock file, from one folder to another. Each keeps its
 * place below `node_modules`, so that it finds the same packages as before.
 */
export function copyLocked(names: readonly string[], from: string, to: string): void {
  const { packages } = JSON.parse(readFileSync(join(from, 'package-lock.json'), 'utf8')) as { packages: Lock };
  const places = closure(names, packages);
  for (const place of places) {
    cpSync(join(from, place), join(to, place), {
      recursive: true,
      filter: source => isWanted(source, join(from, place)),
    });
  }
}

/** The keys in the lock file of packages and all their dependencies. */
function closure(names: readonly string[], packages: Lock): Set<string> {
  const found = new Set<string>();
  const waiting = names.map(name => placeOf(name, '', packages));
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (found.has(place)) continue;
    found.add(place);
    const needed = Object.keys(packages[place]?.dependencies ?? {});
    for (const name of needed) waiting.push(placeOf(name, place, packages));
  }
  return found;
}

/** Finds a dependency as Node does: in the package's own `node_modules`, then in each one above. */
function placeOf(name: string, from: string, packages: Lock): string {
  for (let at = from; ; at = dirname(at)) {
    const folder = at === '.' ? '' : at;
    const place = `${folder ? `${folder}/` : ''}node_modules/${name}`;
    if (basename(folder) !== 'node_modules' && packages[place]) return place;
    if (folder === '') throw new Error(`The lock file has no ${name} for ${from}: run npm install.`);
  }
}

/** Nested packages have keys of their own; tests, and files that npm would act on, are not copied. */
function isWanted(source: string, folder: string): boolean {
  const inside = source.slice(folder.length);
  return !/^\/(node_modules|tests?|examples?|docs?)(\/|$)|\/\.(npmignore|gitignore)$|\.map$/.test(inside);
}
