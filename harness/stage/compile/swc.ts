import { wrap } from 'node:module';
import { basename, extname } from 'node:path';
import { Script } from 'node:vm';
import { type Options, transformSync } from '@swc/core';
import { throwing } from './throwing';

/** A program's text as plain Node runs it. */
export interface Transpiled {
  readonly code: string;
  /** `.js` runs as CommonJS; `.mjs` only when the text awaits at its top level, which CommonJS cannot. */
  readonly ending: '.js' | '.mjs';
}

/**
 * Compiles a file for plain Node: types removed as tsc does, `import` and `export` as CommonJS, with an inline source map. A
 * text that does not parse becomes a program that throws the parser's error.
 *
 * @param path the file's path: its ending decides the language, and stack traces show it
 */
export function transpile(path: string, text: string): Transpiled {
  try {
    const { code } = transformSync(text, options(path, 'commonjs'));
    if (!/\bawait\b/.test(text) || parses(code)) return { code, ending: '.js' };
    return { code: transformSync(text, options(path, 'es6')).code, ending: '.mjs' };
  } catch (error) {
    return { code: throwing(readableSyntaxError(path, error)), ending: '.js' };
  }
}

/** Whether Node accepts a text as CommonJS. SWC does not reject an `await` at the top level. */
function parses(code: string): boolean {
  try {
    new Script(wrap(code));
    return true;
  } catch {
    return false;
  }
}

function options(path: string, type: 'commonjs' | 'es6'): Options {
  const typescript = /\.[cm]?tsx?$/.test(path);
  const jsx = extname(path).endsWith('x');
  return {
    filename: path,
    sourceFileName: path,
    configFile: false,
    swcrc: false,
    sourceMaps: 'inline',
    isModule: 'unknown',
    jsc: {
      target: 'es2022',
      parser: typescript
        ? { syntax: 'typescript', tsx: jsx, decorators: true }
        : { syntax: 'ecmascript', jsx, decorators: true },
    },
    module: type === 'commonjs' ? { type, ignoreDynamic: true } : { type },
  };
}

/** SWC formats its errors for a terminal. This keeps the sentence and the excerpt, without colours and full paths. */
function readableSyntaxError(path: string, error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours to be taken out
  const plain = text.replace(/\u001b\[[0-9;]*m/g, '').replaceAll(path, basename(path));
  return plain.split('\n\nCaused by:')[0]?.trim() ?? plain;
}
