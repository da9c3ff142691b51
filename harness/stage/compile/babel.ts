import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cacheFolder } from '../../settings';
import { throwing } from './throwing';

const load = createRequire(__filename);

/** What is needed of @babel/core. */
interface Babel {
  transformSync(text: string, options: object): { readonly code: string };
}

let preset: object | undefined;

/** Which Babel compiles: another one may give another text. */
export function babelVersion(): string {
  return ['@babel/core', '@babel/preset-env'].map(name => load(`${name}/package.json`).version).join();
}

/**
 * Compiles JavaScript as the exercise's `.babelrc` has it done by babel-node and @babel/register: @babel/preset-env without
 * targets, so to ES5, all in strict mode, `import` and `export` turned into CommonJS. A text that does not parse becomes a
 * program that throws the parser's words, just as running the file by hand would. No settings of the target's are read.
 *
 * @param path where the file is: stack traces name it
 * @param keep whether the same text is likely to come again: then what is made of it is kept in the cache folder
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
      // By its caller Babel knows what the one that asks can do by itself: nothing, also not `import()`.
      caller: { name: '@babel/register' },
      configFile: false,
      babelrc: false,
      // Else the colours of an error would depend on where the harness runs.
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

/** Written beside its place and renamed into it: another process reads all of it or nothing. */
function write(place: string, code: string): void {
  const draft = `${place}.${randomUUID()}`;
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(draft, code);
  renameSync(draft, place);
}
