import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../settings';
import { transpile } from '../stage/compile';

/** Increase it when the same files are compiled differently. */
const layout = 2;
let known: string | undefined;

/** The folder of the preload as plain JavaScript: next to this file in a package, otherwise compiled into the cache. */
export function runtimeFolder(): string {
  const beside = join(__dirname, 'runtime');
  // Resolved: a program may read the folder, but no link on the way to it.
  known ??= realpathSync(existsSync(join(beside, 'preload.js')) ? beside : transpiledRuntime(beside));
  return known;
}

function transpiledRuntime(from: string): string {
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => ({ name, text: readFileSync(join(from, name), 'utf8') }));
  const hash = createHash('sha256')
    .update(JSON.stringify([layout, files]))
    .digest('hex')
    .slice(0, 20);
  const folder = join(cacheFolder(), `runtime-${hash}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomUUID()}`;
  mkdirSync(draft, { recursive: true });
  for (const { name, text } of files) {
    // Only the file's name, so that stack traces show the folder in which it runs, not this checkout.
    const path = join(draft, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, transpile(name, text).code);
  }
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
