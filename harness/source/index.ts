/**
 * Facts about the text of a program, without running it. `tree` parses the text, `meaning` resolves its pieces, `questions` has
 * one file for each thing that rules and causes ask, `edit` changes a copy. Needs TypeScript's parser, and nothing else of the
 * harness.
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
 * Facts about one file of a program, from its syntax tree. Comments and strings never count as code, and a name that a function
 * declares again is not the outer one. Each fact is computed when it is first asked for. A file with syntax errors has the
 * facts of the part that could be parsed.
 */
export class Source {
  /** The ending of `name` decides the language; JavaScript may contain JSX. A byte order mark is removed. */
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

  /** The function of that name; if there are several, one that is not a member. */
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
   * The last calls of the program's main flow, at most `count`, in their order. Statements that run nothing may follow:
   * comments, exports, declarations of functions, listeners for later events. Calls inside an immediately called function, a
   * `main`, or the callback of `on('connect', …)` or `.then(…)` count, unless that function is one of `named`.
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

  /** The client operations with these names that use promises. See `promisedOperations`. */
  promisedOperations(names: readonly string[]): PromisedOperation[] {
    return promisedOperations(this.tree, names);
  }

  /** Whether a member of a module is called or passed on, under any name: `util.promisify`, `redis.print`. */
  uses(origin: string): boolean {
    return this.calls.some(call => call.origin === origin || call.args.some(argument => argument.origin === origin));
  }

  /** The awaited calls in the function of that name, including its callbacks. */
  awaitedIn(functionName: string): Call[] {
    return this.calls.filter(call => call.awaited && call.inFunction === functionName);
  }

  /** Certain signs of node redis 4 or newer; empty for a program that uses the API of version 3. */
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
 * The file's text with added statements, in a place where they can call the functions that they use: the end of the file, or of
 * the block that declares such a function, before a `return`. The lines of the file keep their numbers. `near` says which of
 * the used names matter; by default, all of them. Statements with `await` are wrapped in an async function if necessary. Throws
 * when no place is in the scope of all names.
 */
export function insertAtEnd(source: Source, statements: string, near?: readonly string[]): string {
  return source.withStatements(statements, near);
}

const known = new Map<string, { state: string; source: Source }>();
const mostKnown = 256;
const largest = 1024 * 1024;

/**
 * Reads and parses a file, and again only when it has changed. Throws when the file cannot be read, or is larger than 1 MiB.
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
