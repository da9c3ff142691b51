import { existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/**
 * The packages that a target may import, always the harness's own copies, whatever the target has installed: those of the
 * exercise's package.json except its command-line tools, the dependencies of Babel, and BullMQ, which the exercise mentions.
 */
export const servedPackages = [
  ...['chai', 'chai-http', 'express', 'kue', 'mocha', 'nodemon', 'redis', 'request', 'sinon'],
  ...['@babel/core', '@babel/preset-env', '@babel/register', 'core-js', 'regenerator-runtime'],
  'bullmq',
] as const;

/**
 * The packages that change nothing when they are loaded. A process that forks many programs may load them beforehand.
 */
export const harmlessPackages = servedPackages.filter(
  name => !/^(@babel\/.*|core-js|regenerator-runtime|nodemon)$/.test(name),
);

/** Where packages are, by name. */
export type Served = ReadonlyMap<string, string>;

/** The real path of each served package; packages that are not installed are left out. */
export function locateServed(): Served {
  const found = new Map<string, string>();
  for (const name of servedPackages) {
    const folder = locate(name);
    if (folder) found.set(name, folder);
  }
  return found;
}

/** Creates a folder's `node_modules` with them. */
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
    // Resolved: a program may read the real folder of a package, but no link on the way to it.
    if (existsSync(candidate)) return realpathSync(candidate);
    const up = dirname(at);
    if (up === at) return undefined;
    at = up;
  }
}
