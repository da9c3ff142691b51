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

/** Changes when the same files are made into something else. */
const layout = 2;
let known: string | undefined;

/** The folder of the preload as plain JavaScript: beside this file once the harness is built, else made in the cache. */
export function runtimeFolder(): string {
  const beside = join(__dirname, 'runtime');
  // Without links on the way: a program may read the folder, and nothing on the way there.
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
    // By its name alone: stack traces then name the folder where it runs, and not this checkout.
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
