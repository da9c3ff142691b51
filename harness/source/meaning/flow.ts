import ts from 'typescript';
import {
  bracketed,
  type Declaration,
  enclosingFunction,
  type FunctionNode,
  isFunctionLiteral,
  isMemberAccess,
  memberName,
  perTree,
  resolve,
  type Tree,
  textOf,
  usesOfDeclaration,
} from '../tree';

const listenerMethods = new Set(['on', 'once', 'addListener', 'prependListener', 'addEventListener']);
const readyEvents = new Set(['connect', 'ready', 'open']);

/**
 * The call that runs a function once, as part of the program's main flow: the call of an immediately called function, or of a
 * `main` (no parameters, called once), or the `on('connect', …)` or `.then(…)` that takes it as a callback. Undefined for every
 * other function.
 */
export function runningCall(tree: Tree, node: FunctionNode): ts.CallExpression | undefined {
  const known = runningCalls(tree);
  if (!known.has(node)) known.set(node, findRunningCall(tree, node));
  return known.get(node);
}

const runningCalls = perTree(() => new Map<FunctionNode, ts.CallExpression | undefined>());

function findRunningCall(tree: Tree, node: FunctionNode): ts.CallExpression | undefined {
  if (node.asteriskToken) return undefined;
  const at = bracketed(node);
  if (isFunctionLiteral(node)) {
    const direct = immediateCall(at) ?? givenTo(at);
    if (direct) return direct;
  }
  if (node.parameters.length > 0) return undefined;
  const uses = usesOf(tree, node, at);
  const use = uses.length === 1 && uses[0] ? bracketed(uses[0]) : undefined;
  return use && (immediateCall(use) ?? givenTo(use));
}

/** Whether a node is part of the module's main flow, not of a function that something else calls. */
export function isInCourse(tree: Tree, node: ts.Node): boolean {
  const seen = new Set<ts.Node>();
  for (let at = node; ; ) {
    const around = enclosingFunction(at);
    if (!around) return true;
    const call = seen.has(around) ? undefined : runningCall(tree, around);
    if (!call) return false;
    seen.add(around);
    at = call;
  }
}

/** The call that takes a function as an argument. */
export function takerOf(node: FunctionNode): ts.CallExpression | ts.NewExpression | undefined {
  const at = bracketed(node);
  const parent = at.parent;
  const takes = ts.isCallExpression(parent) || ts.isNewExpression(parent);
  return takes && parent.expression !== at ? parent : undefined;
}

/** `emitter.on('event', …)` and the like: nothing runs until the event comes. */
export function isListening(call: ts.CallExpression): boolean {
  return call.arguments.length > 1 && listenerMethods.has(memberName(call.expression) ?? '');
}

/** `f(…)`, `f.call(…)`, `f.apply(…)` for the function or name given. */
function immediateCall(at: ts.Node): ts.CallExpression | undefined {
  const parent = at.parent;
  if (ts.isCallExpression(parent) && parent.expression === at) return parent;
  if (!isMemberAccess(parent) || parent.expression !== at || !/^(call|apply)$/.test(memberName(parent) ?? '')) {
    return undefined;
  }
  const call = parent.parent;
  return ts.isCallExpression(call) && call.expression === parent ? call : undefined;
}

function givenTo(at: ts.Node): ts.CallExpression | undefined {
  const call = at.parent;
  if (!ts.isCallExpression(call)) return undefined;
  const place = call.arguments.indexOf(at as ts.Expression);
  const method = memberName(call.expression);
  if (place === 0 && (method === 'then' || method === 'finally')) return call;
  const event = call.arguments[0];
  const ready = event && ts.isStringLiteralLike(event) && readyEvents.has(event.text);
  return place === 1 && ready && isListening(call) ? call : undefined;
}

function usesOf(tree: Tree, node: FunctionNode, at: ts.Node): readonly ts.Identifier[] {
  let declaration: Declaration | undefined;
  if (ts.isFunctionDeclaration(node)) declaration = node;
  else if (ts.isVariableDeclaration(at.parent) && at.parent.initializer === at) declaration = at.parent;
  else if (ts.isBinaryExpression(at.parent) && ts.isIdentifier(at.parent.left)) {
    declaration = resolve(tree, at.parent.left);
  }
  if (!declaration) return [];
  return usesOfDeclaration(tree, declaration).filter(use => !isAssignedOrExported(tree, use));
}

function isAssignedOrExported(tree: Tree, use: ts.Identifier): boolean {
  const parent = use.parent;
  if (ts.isExportSpecifier(parent) || ts.isExportAssignment(parent)) return true;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (!ts.isBinaryExpression(parent)) return false;
  return parent.left === use || /^(module\.)?exports\b/.test(textOf(tree, parent.left));
}
