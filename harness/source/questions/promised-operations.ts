import ts from 'typescript';
import { originOf } from '../meaning';

import { bracketed, isFunctionLiteral, isGlobal, lineOf, memberName, type Tree, unwrap } from '../tree';

/** An operation that a file has give a promise, and where. */
export interface PromisedOperation {
  readonly name: string;
  readonly line: number;
}

/**
 * Which of a client's operations the file does with promises: made by `promisify` and then used, under `await` or `.then`
 * without a callback, or within a `new Promise(…)`. What is imported or made and never used, and promises about something
 * else, do not count.
 *
 * @param names what the operations are called: `hset`
 */
export function promisedOperations(tree: Tree, names: readonly string[]): PromisedOperation[] {
  return tree.nodes.flatMap(node => {
    const name = ts.isCallExpression(node) ? operationOf(tree, node, names) : undefined;
    return name === undefined ? [] : [{ name, line: lineOf(tree, node) }];
  });
}

function operationOf(tree: Tree, call: ts.CallExpression, names: readonly string[]): string | undefined {
  if (originOf(tree, call.expression) === 'util.promisify') {
    const name = mentioned(call.arguments[0], names);
    return name !== undefined && isUsed(tree, call) ? name : undefined;
  }
  const method = memberName(unwrap(call.expression))?.toLowerCase();
  if (method === undefined) return undefined;
  // As bluebird's promisifyAll names them.
  const promised = names.find(name => method === `${name}async`);
  if (promised) return promised;
  const name = names.find(name => method === name);
  return name !== undefined && (isWaitedFor(call) || isInPromise(tree, call)) ? name : undefined;
}

function mentioned(node: ts.Node | undefined, names: readonly string[]): string | undefined {
  if (!node) return undefined;
  const own = memberName(node)?.toLowerCase();
  return names.find(name => name === own) ?? ts.forEachChild(node, child => mentioned(child, names));
}

/** Whether what a call gives is called in its turn, or has a name that is used somewhere. */
function isUsed(tree: Tree, made: ts.Node): boolean {
  const at = bracketed(made);
  const { parent } = at;
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'bind' && ts.isCallExpression(parent.parent))
    return isUsed(tree, parent.parent);
  const named = nameGiven(parent);
  return named ? tree.nodes.some(node => node !== named && ts.isIdentifier(node) && node.text === named.text) : true;
}

function nameGiven(parent: ts.Node): ts.Identifier | undefined {
  const isGiven = ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent);
  return isGiven && ts.isIdentifier(parent.name) ? parent.name : undefined;
}

function isWaitedFor(call: ts.CallExpression): boolean {
  const { parent } = bracketed(call);
  const last = call.arguments.at(-1);
  const hasCallback = last !== undefined && (isFunctionLiteral(unwrap(last)) || memberName(unwrap(last)) !== undefined);
  if (ts.isAwaitExpression(parent)) return !hasCallback;
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'then';
}

function isInPromise(tree: Tree, call: ts.Node): boolean {
  for (let at = call.parent; at; at = at.parent)
    if (ts.isNewExpression(at) && isGlobal(tree, unwrap(at.expression), 'Promise')) return true;
  return false;
}
