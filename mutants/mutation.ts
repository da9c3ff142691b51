import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { readTasks, type Task } from '../grade/specification/tasks';
import type { Style } from './styles';

/** One small change of a correct program, made by an engine. */
export interface Mutation {
  readonly style: Style;
  /** The task that the program is for: `task-5`. */
  readonly task: string;
  /** The program's file, relative to its style's folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** The engine's name for the kind of change: `ConditionalExpression`. */
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** The whole program with the change. */
  readonly text: string;
  /** Equal for the same change of the same text. */
  readonly key: string;
}

/**
 * Test suites are judged by what they notice, and one may be weaker than another. So mutants of suites are no mistakes.
 */
const suites = /\.test\.[jt]s$/;

/**
 * All mutants of a solution's programs that StrykerJS's standard mutators make. Only programs of tasks are mutated; scenarios
 * test what else the reference has.
 */
export async function mutationsOf(style: Style): Promise<Mutation[]> {
  const tasks = readTasks();
  const files = readdirSync(style.folder).filter(file => /\.[jt]s$/.test(file) && !suites.test(file));
  const found = files.map(async file => {
    const task = taskOf(file, tasks);
    return task === undefined ? [] : mutationsIn(style, file, task);
  });
  return (await Promise.all(found)).flat();
}

/** The first task that names a program; the reference's partner programs do not count. */
function taskOf(file: string, tasks: readonly Task[]): string | undefined {
  const name = file.slice(0, -extname(file).length);
  return tasks.find(({ text }) => text.replace(/reference's "[^"]*"/g, '').includes(`"${name}"`))?.id;
}

async function mutationsIn(style: Style, file: string, task: string): Promise<Mutation[]> {
  const text = readFileSync(join(style.folder, file), 'utf8');
  const { Instrumenter } = await import('@stryker-mutator/instrumenter');
  const options = { plugins: null, ignorers: [], excludedMutations: [], noHeader: true };
  const { mutants } = await new Instrumenter(silent).instrument([{ name: file, content: text, mutate: true }], options);
  const lines = lineStarts(text);
  const place = ({ line, column }: { line: number; column: number }) => (lines[line] ?? 0) + column;
  return mutants.map(({ location, replacement, mutatorName }) => {
    const [start, end] = [place(location.start), place(location.end)];
    const changed = text.slice(0, start) + replacement + text.slice(end);
    const key = createHash('sha256').update(`${file}\0${changed}`).digest('hex').slice(0, 20);
    const original = text.slice(start, end);
    return {
      style,
      task,
      file,
      line: location.start.line + 1,
      mutator: mutatorName,
      original,
      replacement,
      text: changed,
      key,
    };
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const nothing = () => {};
const no = () => false;
/** The engine prints how many it made; the run prints that itself. */
const silent = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
