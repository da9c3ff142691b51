/**
 * What the text of a program says, without running it. `tree` reads the text, `meaning` says what a piece of it stands for,
 * `questions` answers what rules and causes ask, `edit` changes a copy. Needs TypeScript's parser, and nothing else of the harness.
 */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { insertIntoTree } from './edit/insert';
import {
  type Assigned,
  assignedIn,
  type Call,
  type Constant,
  callsOf,
  constantsOf,
  type Export,
  exportsOf,
  functionsOf,
  type Import,
  importsOf,
  lastCalls,
  type MochaSuite,
  mochaSuiteOf,
  type NamedFunction,
  type NodeRedis4Sign,
  nodeRedis4Signs,
  type PromisedOperation,
  promisedOperations,
  usesAsync,
  usesAwait,
  usesPromises,
} from './questions';
import { parseTree, perTree, type SyntaxProblem, syntaxErrorsOf, type Tree } from './tree';

export type { Literal } from './meaning';
export type {
  Argument,
  Call,
  Constant,
  Export,
  Import,
  MochaHook,
  MochaSuite,
  MochaTest,
  NamedFunction,
  NodeRedis4Sign,
  PromisedOperation,
} from './questions';
export type { SyntaxProblem } from './tree';

const errorsOf = perTree(syntaxErrorsOf);

/**
 * What one file of a program says, from its syntax tree: comments and strings are never mistaken for code, and a name that
 * is declared anew inside a function is not the outer one. Each fact is worked out when first asked for. A file with
 * syntax errors still has the facts of what could be read.
 */
export class Source {
  /** Its language follows the ending of `name`; JSX is understood in JavaScript. A byte order mark is dropped. */
  constructor(
    readonly name: string,
    text: string,
  ) {
    this.text = text.replace(/^\uFEFF/, '');
    this.tree = parseTree(name, this.text);
  }

  readonly text: string;
  private readonly tree: Tree;

  get syntaxErrors(): readonly SyntaxProblem[] {
    return errorsOf(this.tree);
  }

  get imports(): readonly Import[] {
    return importsOf(this.tree);
  }

  get exports(): readonly Export[] {
    return exportsOf(this.tree).map(({ name, line }) => ({ name, line }));
  }

  get functions(): readonly NamedFunction[] {
    return functionsOf(this.tree).map(({ fact }) => fact);
  }

  /** The function of that name; one that is not a member of something, where there are several. */
  functionNamed(name: string): NamedFunction | undefined {
    const named = this.functions.filter(candidate => candidate.name === name);
    return named.find(candidate => candidate.owner === undefined) ?? named[0];
  }

  /** In the order of the text; the last link of a chain comes before the calls it is made on. */
  get calls(): readonly Call[] {
    return [...callsOf(this.tree).values()];
  }

  /** Variables anywhere in the file whose first value is written out. */
  get constants(): readonly Constant[] {
    return constantsOf(this.tree);
  }

  /** The values, written out, that names are given, at their declaration and later. */
  get assigned(): readonly Assigned[] {
    return assignedIn(this.tree);
  }

  /**
   * The last calls the program makes in its own course, at most `count`, in their order. What runs nothing may follow
   * them: comments, exports, declarations of functions, listeners for later events. Calls inside an immediately called
   * function, a `main`, or the callback of `on('connect', …)` or `.then(…)` count, unless that function is one of `named`.
   */
  lastCalls(count: number, named: readonly string[] = []): Call[] {
    return lastCalls(this.tree, count, named);
  }

  get usesAwait(): boolean {
    return usesAwait(this.tree);
  }

  get usesAsync(): boolean {
    return usesAsync(this.tree);
  }

  get usesPromises(): boolean {
    return usesPromises(this.tree);
  }

  /** Which of a client's operations, by these names, are done with promises. See `promisedOperations`. */
  promisedOperations(names: readonly string[]): PromisedOperation[] {
    return promisedOperations(this.tree, names);
  }

  /** Is a module's member called or handed on, under whatever name? For example `util.promisify`, `redis.print`. */
  uses(origin: string): boolean {
    return this.calls.some(call => call.origin === origin || call.args.some(argument => argument.origin === origin));
  }

  /** The calls under `await` in the function of that name, callbacks inside it included. */
  awaitedIn(functionName: string): Call[] {
    return this.calls.filter(call => call.awaited && call.inFunction === functionName);
  }

  /** Sure signs of node redis 4 or newer, whose API version 3 does not have; empty for a program of version 3. */
  get usesNodeRedis4(): readonly NodeRedis4Sign[] {
    return nodeRedis4Signs(this.tree);
  }

  get mochaSuite(): MochaSuite {
    return mochaSuiteOf(this.tree);
  }

  /** See the function `insertAtEnd`. */
  withStatements(statements: string, near?: readonly string[]): string {
    return insertIntoTree(this.tree, statements, near);
  }
}

export function parseSource(name: string, text: string): Source {
  return new Source(name, text);
}

/**
 * The file's text with statements added where the functions they use can be called: at the end of the file, or of the
 * block (such as a callback) in which such a function is made; before a `return` that would keep them from running. No
 * line of the file gets another number. `near` says which of the used names matter; without it, all of them. Statements
 * with `await` are put into an async function where the place has none.
 * Throws where no place sees all the names.
 */
export function insertAtEnd(source: Source, statements: string, near?: readonly string[]): string {
  return source.withStatements(statements, near);
}

const known = new Map<string, { state: string; source: Source }>();
const mostKnown = 256;
const largest = 1024 * 1024;

/**
 * Reads and parses a file, once for as long as it does not change.
 * Throws where the file cannot be read, or is larger than 1 MiB.
 */
export async function readSource(path: string): Promise<Source> {
  const { mtimeNs, size, ino } = await stat(path, { bigint: true });
  if (size > largest) throw new Error(`${path} has ${size} bytes; a program of more than ${largest} is not read.`);
  const state = `${mtimeNs} ${size} ${ino}`;
  const before = known.get(path);
  if (before?.state === state) return before.source;
  const source = parseSource(basename(path), await readFile(path, 'utf8'));
  known.delete(path);
  known.set(path, { state, source });
  if (known.size > mostKnown) known.delete(known.keys().next().value as string);
  return source;
}
