import { readFileSync } from 'node:fs';
import Module from 'node:module';

/** Where the program's files are, and what was made of them. */
export interface CompiledFiles {
  /** The folders in which the program's own files may stand, each the same. */
  readonly from: readonly string[];
  /** The folder of what runs in their place, under the same names. */
  readonly at: string;
}

/** The endings of the files that Babel compiles (`DEFAULT_EXTENSIONS` of @babel/core 7). */
const endings = ['.js', '.jsx', '.es6', '.es', '.mjs', '.cjs'];

type Loader = (module: Loaded, path: string) => void;
type Loaded = { _compile(code: string, path: string): void };

/**
 * Has what was compiled beforehand run in the place of the program's own files as they are required, as @babel/register
 * does by `pirates`: so all else is Node's own doing, also what it makes of a file that only an ES module can be.
 */
export function runCompiled({ from, at }: CompiledFiles): void {
  const loaders = (Module as unknown as { _extensions: Record<string, Loader> })._extensions;
  const read = readFileSync;
  const compiledFor = (path: string): string | undefined => {
    const folder = from.find(one => path.startsWith(`${one}/`));
    if (folder === undefined) return undefined;
    try {
      return read(at + path.slice(folder.length), 'utf8');
    } catch {
      return undefined;
    }
  };
  for (const ending of endings) {
    const load = loaders[ending] ?? (loaders['.js'] as Loader);
    loaders[ending] = (module, path) => {
      const code = compiledFor(path);
      if (code !== undefined) {
        const compile = module._compile;
        module._compile = (_text, name) => {
          module._compile = compile;
          module._compile(code, name);
        };
      }
      load(module, path);
    };
  }
}
