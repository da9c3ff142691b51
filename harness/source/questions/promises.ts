import ts from 'typescript';
import { isAsync, isFunctionNode, isGlobal, isMemberAccess, memberName, perTree, type Tree, unwrap } from '../tree';

export const usesAwait = perTree(tree =>
  tree.nodes.some(node => ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)),
);

export const usesAsync = perTree(tree => tree.nodes.some(node => isFunctionNode(node) && isAsync(node)));

/** `.then(…)`, `new Promise(…)` or `Promise.all(…)` and its like. */
export const usesPromises = perTree(tree => tree.nodes.some(node => handlesPromise(tree, node)));

function handlesPromise(tree: Tree, node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return isGlobal(tree, unwrap(node.expression), 'Promise');
  if (!ts.isCallExpression(node)) return false;
  const callee = unwrap(node.expression);
  return memberName(callee) === 'then' || (isMemberAccess(callee) && isGlobal(tree, callee.expression, 'Promise'));
}
