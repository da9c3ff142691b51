import ts from 'typescript';
import {
  bracketed,
  type Declaration,
  isGlobal,
  isMemberAccess,
  memberName,
  type Tree,
  usesOfDeclaration,
} from '../tree';

const changingMethods = new Set(['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin']);

/** Whether the file assigns to a variable again later, or changes the contents of its array or object. */
export function isChanged(tree: Tree, declaration: Declaration): boolean {
  return usesOfDeclaration(tree, declaration).some(use => changes(tree, use));
}

function changes(tree: Tree, use: ts.Node): boolean {
  let at = bracketed(use);
  while (isMemberAccess(at.parent) && at.parent.expression === at) {
    at = bracketed(at.parent);
    if (isCallee(at) && changingMethods.has(memberName(at) ?? '')) return true;
  }
  return isWritten(at) || isFilled(tree, at);
}

function isCallee(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && node.parent.expression === node;
}

function isWritten(node: ts.Node): boolean {
  const parent = node.parent;
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignment(parent.operatorToken.kind);
  if (ts.isDeleteExpression(parent) || ts.isPostfixUnaryExpression(parent)) return true;
  if (ts.isPrefixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken;
  }
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) return parent.initializer === node;
  return isInAssignmentPattern(node);
}

/** `[name] = …` and `({ key: name } = …)`. */
function isInAssignmentPattern(node: ts.Node): boolean {
  let at = node;
  while (isPatternPart(at.parent)) at = at.parent;
  const parent = at.parent;
  if (at === node || !ts.isBinaryExpression(bracketed(at).parent)) return at !== node && isLoopTarget(at, parent);
  const assignment = bracketed(at).parent as ts.BinaryExpression;
  return assignment.left === at && assignment.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isLoopTarget(at: ts.Node, parent: ts.Node): boolean {
  return ts.isForOfStatement(parent) && parent.initializer === at;
}

function isPatternPart(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isSpreadElement(node)
  );
}

/** `Object.assign(name, …)` */
function isFilled(tree: Tree, node: ts.Node): boolean {
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== node || !isMemberAccess(call.expression)) return false;
  return isGlobal(tree, call.expression.expression, 'Object') && memberName(call.expression) === 'assign';
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
