import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { version as swcVersion } from '@swc/core';
import { cacheFolder } from '../settings';
import { findPrograms, type ProgramFile } from './programs';
import { locateServed } from './served';
import { substitution } from './substitution';
import { transpile } from './transpile';

/** Changes when the stage's own layout changes, so that a cache from an older version is not taken for a new one. */
const layout = 4;

/** A target transpiled into a folder from which its programs start as plain Node. */
export interface Stage {
  readonly target: string;
  /** The folder of transpiled programs; read, never written, by the programs. */
  readonly folder: string;
  readonly programs: ReadonlyMap<string, StagedProgram>;
}

/** One program of a stage. */
export interface StagedProgram {
  readonly name: string;
  /** The learner's own file. */
  readonly source: string;
  /** What Node starts. */
  readonly path: string;
  readonly syntaxError?: string;
}

/**
 * Transpiles a target once and gives the stage; the same content gives the same folder, in any process.
 * The target itself is only read.
 *
 * @param served where the packages are that its programs may import
 * @throws HarnessError when there is no such folder
 */
export function stageTarget(target: string, served = locateServed()): Stage {
  const folder = resolve(target);
  const files = readAll(findPrograms(folder));
  return stageFiles(folder, files, join(cacheFolder(), 'stage', keyOf(folder, files, served)), served);
}

/**
 * The same stage with one more program, or with another text in place of one: a rule that looks at what a function
 * does adds lines to a copy, so the learner's file is never touched.
 *
 * @param name the program's name, `6-job_creator`; a name that the target has replaces it
 * @param folder where to write it; the caller removes it
 */
export function stageWith(stage: Stage, name: string, text: string, folder: string): Stage {
  const files = readAll(findPrograms(stage.target));
  const known = files.find(file => file.name === name);
  const path = known?.path ?? join(stage.target, `${name}.js`);
  return stageFiles(stage.target, [...files.filter(file => file !== known), { path, name, text }], folder);
}

/**
 * The same stage with another module in the place of a program, whatever way others import it. That module imports the
 * program itself as `./NAME.original.js`, by its default export.
 *
 * @param folder where to write it; the caller removes it
 * @throws RangeError when the target has no such program
 */
export function stageSubstituted(stage: Stage, name: string, text: string, folder: string): Stage {
  const files = readAll(findPrograms(stage.target));
  const own = files.find(file => file.name === name);
  if (!own) throw new RangeError(`There is no program ${name} in ${stage.target}.`);
  return stageFiles(stage.target, [...files.filter(file => file !== own), ...substitution(own, text)], folder);
}

/** Where packages are, by name. */
type Served = ReadonlyMap<string, string>;

/** A program with its text. */
export type ReadFile = ProgramFile & { readonly text: string };

function readAll(files: ProgramFile[]): ReadFile[] {
  return files.map(file => ({ ...file, text: readFileSync(file.path, 'utf8') }));
}

function stageFiles(target: string, files: ReadFile[], folder: string, served = locateServed()): Stage {
  const made = files.map(file => ({ file, ...transpiledOnce(file) }));
  if (existsSync(folder)) utimesSync(folder, new Date(), new Date());
  else
    write(
      folder,
      made.map(({ file, ending, code }) => ({ name: file.name + ending, text: code })),
      served,
    );
  // A program may read its stage, and no link on the way there.
  const real = realpathSync(folder);
  const programs = made.map(({ file, ending, syntaxError }): [string, StagedProgram] => [
    file.name,
    { name: file.name, source: file.path, path: join(real, file.name + ending), ...(syntaxError && { syntaxError }) },
  ]);
  return { target, folder: real, programs: new Map(programs) };
}

const transpiled = new Map<string, ReturnType<typeof transpile>>();

function transpiledOnce(file: ReadFile): ReturnType<typeof transpile> {
  const key = `${file.path}\0${file.text}`;
  const known = transpiled.get(key) ?? transpile(file.path, file.text);
  transpiled.set(key, known);
  return known;
}

function keyOf(target: string, files: ReadFile[], served: Served): string {
  const hash = createHash('sha256').update(`${layout}\0${swcVersion}\0${JSON.stringify([...served])}\0${target}`);
  for (const file of files) hash.update(`\0${file.path}\0${file.text}`);
  return `${basename(target).replace(/[^\w.-]/g, '_')}-${hash.digest('hex').slice(0, 20)}`;
}

/** Written beside its place and renamed into it: another process sees the whole stage or none. */
function write(folder: string, files: { name: string; text: string }[], served: Served): void {
  const draft = `${folder}.${randomUUID()}`;
  for (const { name, text } of [...files, { name: 'package.json', text: '{"type":"commonjs"}\n' }]) {
    mkdirSync(dirname(join(draft, name)), { recursive: true });
    writeFileSync(join(draft, name), text);
  }
  mkdirSync(join(draft, 'node_modules'));
  for (const [name, path] of served) symlinkSync(path, join(draft, 'node_modules', name));
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
