import ts from 'typescript';
import { functionFor, isInCourse, type Literal, literalOf, originOf, takerOf } from '../meaning';
import {
  bracketed,
  enclosingFunction,
  isFunctionNode,
  isMemberAccess,
  lineOf,
  memberName,
  perTree,
  spoken,
  type Tree,
  textOf,
  unwrap,
} from '../tree';
import { nameOfFunctionAround } from './functions';

/** An argument of a call. */
export interface Argument {
  /** As written. */
  readonly text: string;
  /** Its value if it is a literal, also through names that the file never changes. */
  readonly value?: Literal;
  /** Its origin, as in `Call.origin`: `redis.print`. */
  readonly origin?: string;
  /** A function written there, or the name of one of the file's functions. */
  readonly isFunction: boolean;
}

/** A call, or a `new`, somewhere in a file. */
export interface Call {
  /** In short: `send`, `client.hset`, `queue.create().save`; `function` for an immediately called function. */
  readonly callee: string;
  /** The last name of the callee: `hset`. */
  readonly method: string;
  /** The origin of the callee, whatever the file calls it: `redis.createClient().hset`, `util.promisify`. */
  readonly origin?: string;
  readonly isNew: boolean;
  readonly args: readonly Argument[];
  readonly line: number;
  /** The innermost named function around it. */
  readonly inFunction?: string;
  /** Awaited, also inside `await Promise.all([…])`. */
  readonly awaited: boolean;
  /**
   * Part of the module's main flow: outside functions, or in one that it runs once (an immediately called function, a `main`,
   * the callback of `on('connect', …)` or `.then(…)`).
   */
  readonly topLevel: boolean;
  /** The call that takes the nearest enclosing function as its callback: `client.on`. */
  readonly inCallback?: string;
}

export const callsOf = perTree(tree => {
  const calls = new Map<ts.Node, Call>();
  for (const node of tree.nodes) {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) calls.set(node, callAt(tree, node));
  }
  return calls;
});

function callAt(tree: Tree, node: ts.CallExpression | ts.NewExpression): Call {
  const origin = originOf(tree, node.expression);
  const inFunction = nameOfFunctionAround(tree, node);
  const around = enclosingFunction(node);
  const taker = around && takerOf(around);
  return {
    callee: spoken(tree.file, node.expression),
    method: lastName(tree, node.expression),
    ...(origin !== undefined && { origin }),
    isNew: ts.isNewExpression(node),
    args: (node.arguments ?? []).map(argument => argumentAt(tree, argument)),
    line: calleeLine(tree, node),
    ...(inFunction !== undefined && { inFunction }),
    awaited: isAwaited(node),
    topLevel: isInCourse(tree, node),
    ...(taker && { inCallback: spoken(tree.file, taker.expression) }),
  };
}

/** The line of the called name: in a chain over many lines each call has its own. */
function calleeLine(tree: Tree, node: ts.CallExpression | ts.NewExpression): number {
  const callee = unwrap(node.expression);
  return lineOf(tree, ts.isPropertyAccessExpression(callee) ? callee.name : node);
}

function lastName(tree: Tree, callee: ts.Expression): string {
  const at = unwrap(callee);
  return memberName(at) ?? (isMemberAccess(at) ? textOf(tree, at.expression) : spoken(tree.file, at));
}

function argumentAt(tree: Tree, node: ts.Expression): Argument {
  const literal = literalOf(tree, node);
  const origin = originOf(tree, node);
  return {
    text: textOf(tree, node),
    ...(literal && { value: literal.value }),
    ...(origin !== undefined && { origin }),
    isFunction: functionFor(tree, node) !== undefined,
  };
}

function isAwaited(node: ts.Node): boolean {
  const at = bracketed(node);
  if (ts.isAwaitExpression(at.parent)) return true;
  if (isFunctionNode(at.parent) || !ts.isArrayLiteralExpression(at.parent)) return false;
  const together = bracketed(at.parent).parent;
  const joins = ts.isCallExpression(together) && /^Promise\s*\./.test(together.expression.getText());
  return joins && ts.isAwaitExpression(bracketed(together).parent);
}
