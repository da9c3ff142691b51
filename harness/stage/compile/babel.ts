import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cacheFolder } from '../../settings';
import { throwing } from './throwing';

const load = createRequire(__filename);

/** The part of @babel/core that is used here. */
interface Babel {
  transformSync(text: string, options: object): { readonly code: string };
}

let preset: object | undefined;

/** The version of Babel: another version may compile differently. */
export function babelVersion(): string {
  return ['@babel/core', '@babel/preset-env'].map(name => load(`${name}/package.json`).version).join();
}

/**
 * Compiles JavaScript as babel-node and @babel/register do with the exercise's `.babelrc`: @babel/preset-env without targets,
 * so to ES5, in strict mode, with `import` and `export` as CommonJS. A text that does not parse becomes a program that throws
 * the parser's error, as it would by hand. The target's own settings are not read.
 *
 * @param path the file's path, for stack traces
 * @param keep whether to cache the result, because the same text is likely to come again
 */
export function compileByBabel(path: string, text: string, keep: boolean): string {
  const place = keep ? join(cacheFolder(), 'babel', `${keyOf(path, text)}.js`) : undefined;
  const known = place && read(place);
  if (known !== undefined) return known;
  const code = compile(path, text);
  if (place) write(place, code);
  return code;
}

function compile(path: string, text: string): string {
  const { transformSync } = load('@babel/core') as Babel;
  preset ??= load('@babel/preset-env') as object;
  try {
    return transformSync(text, {
      filename: path,
      sourceFileName: path,
      sourceMaps: 'inline',
      presets: [preset],
      // The caller tells Babel what it supports itself: nothing, not even `import()`.
      caller: { name: '@babel/register' },
      configFile: false,
      babelrc: false,
      // Otherwise the colours of an error would depend on the terminal of the harness.
      highlightCode: false,
      browserslistConfigFile: false,
    }).code;
  } catch (error) {
    return throwing((error instanceof Error ? error.message : String(error)).replace(path, basename(path)));
  }
}

function keyOf(path: string, text: string): string {
  return createHash('sha256').update(`${babelVersion()}\0${path}\0${text}`).digest('hex').slice(0, 32);
}

function read(place: string): string | undefined {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return undefined;
  }
}

/** Written to a temporary name and renamed, so that another process reads all of it or nothing. */
function write(place: string, code: string): void {
  const draft = `${place}.${randomUUID()}`;
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(draft, code);
  renameSync(draft, place);
}
