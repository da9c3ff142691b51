/**
 * The scripts and styles of the pages. A script, a style and data make one HTML file that opens from disk. The sources are in
 * `pages/`: a package contains them built, a checkout builds them into the cache at first use.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheFolder } from '../../harness/settings';

/** A page's code. */
export interface BuiltPage {
  readonly script: string;
  readonly style: string;
}

const sources = resolve(__dirname, '../../pages');

/** The page of a folder of `pages/`, built. */
export async function builtPage(name: string): Promise<BuiltPage> {
  const ready = join(sources, 'built', `${name}.json`);
  if (existsSync(ready)) return JSON.parse(readFileSync(ready, 'utf8'));
  const kept = join(cacheFolder(), `page-${name}-${fingerprint()}.json`);
  if (existsSync(kept)) return JSON.parse(readFileSync(kept, 'utf8'));
  const built = await buildPage(name);
  writeWhole(kept, JSON.stringify(built));
  return built;
}

/** Builds a page from its sources. */
export async function buildPage(name: string): Promise<BuiltPage> {
  // Loaded only here: a package does not need it.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(sources, name, 'main.tsx')],
    bundle: true,
    minify: true,
    write: false,
    outdir: '/built',
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const ending = (wanted: string) => outputFiles.find(({ path }) => path.endsWith(wanted))?.text.trim() ?? '';
  return { script: ending('.js'), style: ending('.css') };
}

/** Changes with every source, and with the version of the builder. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of readdirSync(sources, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(tsx?|css)$/.test(path)) hash.update(path).update(readFileSync(join(sources, path)));
  hash.update(readFileSync(join(sources, '../package-lock.json')));
  return hash.digest('hex').slice(0, 20);
}

/** Written to a temporary name first, because another process may be reading. */
function writeWhole(path: string, text: string): void {
  mkdirSync(cacheFolder(), { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text);
  try {
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
