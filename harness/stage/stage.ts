/**
 * Turns a target into a folder from which its programs run as they do by hand. The target is only read. Needs a cache folder,
 * and the packages that it serves.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, utimesSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { version as swcVersion } from '@swc/core';
import { cacheFolder } from '../settings';
import { babelVersion, moduleTypeOf } from './compile';
import { contentsOf, type TargetFile } from './contents/contents';
import { programsAmong, type ReadFile, requireFolder } from './contents/programs';
import { type Plan, planStage } from './plan';
import { locateServed, type Served } from './served';
import { substitution } from './substitution';
import { writeStage } from './write';

/** Increase it when the layout of a stage changes, so that older caches are not used. */
const layout = 5;

/** A target prepared so that plain Node can run its programs. */
export interface Stage {
  readonly target: string;
  /** The whole stage; programs read it, and never write to it. */
  readonly folder: string;
  /**
   * The folder inside it with the files that programs find beside them: each as in the target, but TypeScript compiled.
   */
  readonly files: string;
  /** The files in it, by name: `assets/1.json`. */
  readonly names: readonly string[];
  readonly programs: ReadonlyMap<string, StagedProgram>;
  /** What babel-node loads before a program, if one of the programs could notice it. */
  readonly first: readonly string[];
  readonly served: Served;
}

/** One program of a stage. */
export interface StagedProgram {
  readonly name: string;
  /** The learner's own file. */
  readonly source: string;
  /** The file that Node starts. */
  readonly path: string;
}

/**
 * Stages a target. The same content has the same folder, in any process, and is staged once.
 *
 * @param served the folders of the packages that its programs may import
 * @throws HarnessError when there is no such folder
 */
export function stageTarget(target: string, served = locateServed()): Stage {
  const folder = resolve(target);
  const { files, programs } = readTarget(folder);
  const plan = planStage({ files, programs, type: moduleTypeOf(folder), replaced: false });
  return stagePlan(folder, plan, join(cacheFolder(), 'stage', keyOf(folder, files, programs, plan, served)), served);
}

/**
 * The same stage with one more program, or another text for one. A rule that tests a function adds lines to a copy; the
 * learner's file is never changed.
 *
 * @param name the program's name, `3-sender`; a name that the target has replaces it
 * @param folder where to write it; the caller removes it
 */
export function stageWith(stage: Stage, name: string, text: string, folder: string): Stage {
  const { files, programs } = readTarget(stage.target);
  const known = programs.find(file => file.name === name);
  const path = known?.path ?? join(stage.target, `${name}.js`);
  const added = { path, name, text, changed: true, ours: known === undefined };
  const all = [...programs.filter(file => file !== known), added];
  return stagePlan(
    stage.target,
    planStage({ files, programs: all, type: moduleTypeOf(stage.target), replaced: false }),
    folder,
  );
}

/**
 * The same stage with another module in the place of a program, whatever way others import it. That module imports the
 * program itself as `./NAME.original.js`, by its default export.
 *
 * @param folder where to write it; the caller removes it
 * @throws RangeError when the target has no such program
 */
export function stageSubstituted(stage: Stage, name: string, text: string, folder: string): Stage {
  const { files, programs } = readTarget(stage.target);
  const own = programs.find(file => file.name === name);
  if (!own) throw new RangeError(`There is no program ${name} in ${stage.target}.`);
  const all = [...programs.filter(file => file !== own), ...substitution(own, text)];
  return stagePlan(
    stage.target,
    planStage({ files, programs: all, type: moduleTypeOf(stage.target), replaced: true }),
    folder,
  );
}

function readTarget(target: string): { files: readonly TargetFile[]; programs: ReadFile[] } {
  requireFolder(target);
  const { files } = contentsOf(target);
  const programs = programsAmong(files).map(file => ({ ...file, text: readFileSync(file.path, 'utf8') }));
  return { files, programs };
}

function stagePlan(target: string, plan: Plan, folder: string, served = locateServed()): Stage {
  if (existsSync(folder)) utimesSync(folder, new Date(), new Date());
  else writeStage(folder, plan, served);
  // A program may read its stage, but no link on the way to it.
  const real = realpathSync(folder);
  const files = join(real, 'files');
  const programs = plan.programs.map(({ name, source, file }): [string, StagedProgram] => [
    name,
    { name, source, path: join(files, file) },
  ]);
  return {
    target,
    folder: real,
    files,
    names: plan.files.map(({ name }) => name),
    programs: new Map(programs),
    first: plan.first,
    served,
  };
}

function keyOf(
  target: string,
  files: readonly TargetFile[],
  programs: readonly ReadFile[],
  plan: Plan,
  served: Served,
): string {
  const versions = [layout, swcVersion, babelVersion(), plan.packageJson, [...served]];
  const hash = createHash('sha256').update(`${JSON.stringify(versions)}\0${target}`);
  for (const { path, text } of programs) hash.update(`\0${path}\0${text}`);
  for (const { name, bytes, changed } of files) hash.update(`\0${name}\0${bytes}\0${changed}`);
  return `${basename(target)
    .replace(/[^\w.-]/g, '_')
    .slice(0, 80)}-${hash.digest('hex').slice(0, 20)}`;
}
