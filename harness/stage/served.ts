import { existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * The packages that a target may import, whatever it has installed itself: the harness's own copies are served. They are
 * those of the exercise's package.json but its command-line tools, which no program imports; what Babel brings with it; and
 * BullMQ, which the exercise names.
 */
export const servedPackages = [
  ...['chai', 'chai-http', 'express', 'kue', 'mocha', 'nodemon', 'redis', 'request', 'sinon'],
  ...['@babel/core', '@babel/preset-env', '@babel/register', 'core-js', 'regenerator-runtime'],
  'bullmq',
] as const;

/** Those of them that change nothing by being loaded: a process that is to become many programs may load them beforehand. */
export const harmlessPackages = servedPackages.filter(
  name => !/^(@babel\/.*|core-js|regenerator-runtime|nodemon)$/.test(name),
);

/** Where packages are, by name. */
export type Served = ReadonlyMap<string, string>;

/** Where each served package really is; a package that this installation lacks is left out. */
export function locateServed(): Served {
  const found = new Map<string, string>();
  for (const name of servedPackages) {
    const folder = locate(name);
    if (folder) found.set(name, folder);
  }
  return found;
}

/** Makes a folder's `node_modules` of them. */
export function linkPackages(served: Served, folder: string): void {
  for (const [name, path] of served) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(path, link);
  }
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
