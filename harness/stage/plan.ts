import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { compileByBabel, readablePackageJson, transpile, withoutType } from './compile';
import type { TargetFile } from './contents/contents';
import { isProgram, type ReadFile } from './contents/programs';
import { polyfillsFor } from './polyfills';

/** One file that programs find beside them. */
export interface PlannedFile {
  /** Relative, `/` between folders. */
  readonly name: string;
  /** Its content: a file of the target, or a text. */
  readonly content: { readonly from: string } | { readonly text: string };
  /** What runs in its place when it is required. */
  readonly compiled?: () => string;
}

/** The contents of a stage. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly programs: readonly { readonly name: string; readonly source: string; readonly file: string }[];
  /** The `package.json` above the target's files, where Node looks for one. */
  readonly packageJson: string;
  readonly first: readonly string[];
}

/** What a plan is made from. */
export interface Planned {
  readonly files: readonly TargetFile[];
  /** The programs with their texts; some texts may differ from the target's. */
  readonly programs: readonly ReadFile[];
  /** What the target's `package.json` says of its modules. */
  readonly type: 'module' | 'commonjs' | undefined;
  /** Whether a program is replaced by another one, which only works with CommonJS. */
  readonly replaced: boolean;
}

/**
 * How JavaScript runs. `babel`: as in the exercise, each file is compiled when it is required. `node`: Node runs it as an ES
 * module. `commonjs`: ES modules are compiled to CommonJS, and nothing else.
 */
type Manner = 'babel' | 'node' | 'commonjs';

/** Decides the content of each file of a stage, and what runs in its place. */
export function planStage({ files, programs, type, replaced }: Planned): Plan {
  const manner = mannerFor(type, replaced || programs.some(isTypeScript));
  const known = new Set(programs.map(({ path }) => path));
  const texts = programs.map(program => planProgram(program, manner));
  const others = files.filter(file => !known.has(file.path) && !isTypeScript(file));
  const taken = new Set(texts.map(({ name }) => name));
  const rest = others.filter(({ name }) => !taken.has(name)).map(file => planOther(file, manner));
  const byBabel = manner === 'babel' ? [...programs.filter(isByBabel).map(({ text }) => text), ...textsOf(rest)] : [];
  return {
    files: [...texts, ...rest, ...(manner === 'commonjs' ? ownPackageJson(rest) : [])],
    programs: programs.map(({ name, path }, index) => ({ name, source: path, file: texts[index]?.name ?? name })),
    packageJson: type === 'module' && manner === 'node' ? '{"type":"module"}\n' : '{}\n',
    first: polyfillsFor(byBabel),
  };
}

function mannerFor(type: Planned['type'], needsCommonJs: boolean): Manner {
  if (type !== 'module') return 'babel';
  return needsCommonJs ? 'commonjs' : 'node';
}

/** A `package.json` nearer than the one above, with another type. */
function ownPackageJson(files: readonly PlannedFile[]): PlannedFile[] {
  return files.some(({ name }) => name === 'package.json') ? [] : [{ name: 'package.json', content: { text: '{}\n' } }];
}

function planProgram(program: ReadFile, manner: Manner): PlannedFile {
  const { name, path, text } = program;
  if (isTypeScript(program)) {
    const { code, ending } = transpiledOnce(path, text);
    return { name: name + ending, content: { text: code } };
  }
  return { name: name + extname(path), content: { text }, ...compiling(program, manner) };
}

function planOther(file: TargetFile, manner: Manner): PlannedFile {
  const { name, path } = file;
  if (basename(name) === 'package.json') {
    const text = readFileSync(path, 'utf8');
    return { name, content: { text: manner === 'commonjs' ? withoutType(text) : readablePackageJson(text) } };
  }
  if (!isProgram(file)) return { name, content: { from: path } };
  const text = readFileSync(path, 'utf8');
  return { name, content: { text }, ...compiling({ path, name, text }, manner) };
}

function compiling({ path, text, changed, ours }: ReadFile, manner: Manner): Pick<PlannedFile, 'compiled'> {
  if (manner === 'node' && extname(path) !== '.cjs') return {};
  if (manner === 'commonjs' || ours) return { compiled: () => transpile(path, text).code };
  return { compiled: () => compileByBabel(path, text, !changed) };
}

function isByBabel(program: ReadFile): boolean {
  return !isTypeScript(program) && !program.ours;
}

function textsOf(files: readonly PlannedFile[]): string[] {
  return files.flatMap(({ content, compiled }) => (compiled && 'text' in content ? [content.text] : []));
}

function isTypeScript({ path }: { readonly path: string }): boolean {
  return /\.[cm]?tsx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
}

const transpiled = new Map<string, ReturnType<typeof transpile>>();

function transpiledOnce(path: string, text: string): ReturnType<typeof transpile> {
  const key = `${path}\0${text}`;
  const known = transpiled.get(key) ?? transpile(path, text);
  transpiled.set(key, known);
  return known;
}
