import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** The packages that a target may import, whatever it has installed itself: the harness's own copies are served. */
export const servedPackages = ['bullmq', 'chai', 'chai-http', 'express', 'kue', 'mocha', 'redis', 'sinon'] as const;

/** Where each served package really is; a package that this installation lacks is left out. */
export function locateServed(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of servedPackages) {
    const folder = locate(name);
    if (folder) found.set(name, folder);
  }
  return found;
}

const packages = `${sep}node_modules${sep}`;
let knownRoots: string[] | undefined;

/** The node_modules folders in which the served packages, and what they import in turn, are found. */
export function servedRoots(): readonly string[] {
  knownRoots ??= [
    ...new Set([...locateServed().values()].map(path => path.slice(0, path.indexOf(packages) + packages.length))),
  ];
  return knownRoots;
}

function locate(name: string): string | undefined {
  let at = __dirname;
  while (true) {
    const candidate = join(at, 'node_modules', name);
    // Without links on the way: a program may read where a package really is, and nothing on the way there.
    if (existsSync(candidate)) return realpathSync(candidate);
    const up = dirname(at);
    if (up === at) return undefined;
    at = up;
  }
}
