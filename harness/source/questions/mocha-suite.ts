import ts from 'typescript';
import { literalOf, originOf } from '../meaning';
import { isGlobal, isMemberAccess, lineOf, memberName, perTree, type Tree, textOf, unwrap } from '../tree';
import type { Call } from './calls';
import { reachedFrom } from './reached';

interface Block {
  /** The titles of the `describe`s around it, outermost first. */
  readonly within: readonly string[];
  readonly line: number;
}

interface TitledBlock extends Block {
  readonly title: string;
  readonly marked?: 'only' | 'skip';
}

export interface MochaTest extends TitledBlock {
  /** It has no function, or is skipped. */
  readonly pending: boolean;
  /** Reaches an assertion, in its own text or in a function of the file that it calls. */
  readonly asserts: boolean;
}

export interface MochaHook extends Block {
  readonly kind: 'before' | 'after' | 'beforeEach' | 'afterEach';
  /** What it calls, also through functions of the file. */
  readonly calls: readonly Call[];
}

/** A test suite for mocha, as its text says it; both of mocha's vocabularies (`describe`/`it`, `suite`/`test`). */
export interface MochaSuite {
  readonly describes: readonly TitledBlock[];
  readonly tests: readonly MochaTest[];
  readonly hooks: readonly MochaHook[];
  /** Tests that run and can only fail by an exception. */
  readonly testsWithoutAssertion: readonly MochaTest[];
}

type Kind = 'describe' | 'it' | MochaHook['kind'];

const kinds = new Map<string, Kind>([
  ...['describe', 'context', 'suite', 'xdescribe', 'xcontext'].map(name => [name, 'describe'] as const),
  ...['it', 'specify', 'test', 'xit', 'xspecify'].map(name => [name, 'it'] as const),
  ...['before', 'suiteSetup'].map(name => [name, 'before'] as const),
  ...['after', 'suiteTeardown'].map(name => [name, 'after'] as const),
  ...['beforeEach', 'setup'].map(name => [name, 'beforeEach'] as const),
  ...['afterEach', 'teardown'].map(name => [name, 'afterEach'] as const),
]);

export const mochaSuiteOf = perTree((tree): MochaSuite => {
  const calls = tree.nodes.filter(ts.isCallExpression).map(node => ({ node, kind: kindOf(tree, node) }));
  const tests = calls.filter(({ kind }) => kind === 'it').map(({ node }) => testAt(tree, node));
  return {
    describes: calls.filter(({ kind }) => kind === 'describe').map(({ node }) => titled(tree, node)),
    tests,
    hooks: calls.flatMap(({ node, kind }) =>
      kind && kind !== 'describe' && kind !== 'it' ? hookAt(tree, node, kind) : [],
    ),
    testsWithoutAssertion: tests.filter(test => !test.pending && !test.asserts),
  };
});

function kindOf(tree: Tree, node: ts.CallExpression): Kind | undefined {
  const name = mochaName(tree, node.expression);
  return name === undefined ? undefined : kinds.get(name);
}

/** `it` of `it(…)`, `it.only(…)` and `mocha.it(…)`, where `it` is mocha's. */
function mochaName(tree: Tree, callee: ts.Expression): string | undefined {
  const at = unwrap(callee);
  const base = isMemberAccess(at) && /^(only|skip)$/.test(memberName(at) ?? '') ? unwrap(at.expression) : at;
  const origin = originOf(tree, base);
  if (origin?.startsWith('mocha.')) return origin.slice('mocha.'.length);
  return ts.isIdentifier(base) && isGlobal(tree, base, base.text) ? base.text : undefined;
}

function titled(tree: Tree, node: ts.CallExpression): TitledBlock {
  const [title] = node.arguments;
  const literal = title && literalOf(tree, title)?.value;
  const marked = markOf(tree, node);
  return {
    title: typeof literal === 'string' ? literal : title ? textOf(tree, title) : '',
    ...blockAt(tree, node),
    ...(marked && { marked }),
  };
}

function blockAt(tree: Tree, node: ts.CallExpression): Block {
  const titles: string[] = [];
  for (let at = node.parent; at; at = at.parent) {
    if (ts.isCallExpression(at) && kindOf(tree, at) === 'describe') titles.unshift(titled(tree, at).title);
  }
  return { within: titles, line: lineOf(tree, node) };
}

function markOf(tree: Tree, node: ts.CallExpression): 'only' | 'skip' | undefined {
  const last = memberName(unwrap(node.expression));
  if (last === 'only' || last === 'skip') return last;
  return mochaName(tree, node.expression)?.startsWith('x') ? 'skip' : undefined;
}

function testAt(tree: Tree, node: ts.CallExpression): MochaTest {
  const block = titled(tree, node);
  const body = node.arguments[1];
  return {
    ...block,
    pending: body === undefined || block.marked === 'skip',
    asserts: body !== undefined && reachedFrom(tree, body).some(part => part.asserts),
  };
}

function hookAt(tree: Tree, node: ts.CallExpression, kind: MochaHook['kind']): MochaHook {
  const reached = node.arguments.flatMap(argument => reachedFrom(tree, argument));
  return { kind, ...blockAt(tree, node), calls: reached.flatMap(part => part.calls) };
}
