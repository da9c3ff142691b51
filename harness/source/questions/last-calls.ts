import ts from 'typescript';
import { functionFor, isClosingCall, isListening, requiredModule, runningCall } from '../meaning';
import {
  type FunctionNode,
  isFunctionLiteral,
  isFunctionNode,
  isGlobal,
  isMemberAccess,
  memberName,
  type Tree,
  unwrap,
  unwrapAwait,
  within,
} from '../tree';
import { type Call, callsOf } from './calls';
import { exportTarget } from './exports';

/** The end of a program in the order of its text: calls, and other statements. */
type Step = ts.CallExpression | 'something else';

/**
 * The last calls of a program's main flow, at most `count`, in their order. Statements that run nothing (declarations of
 * functions, exports, listeners for later events, the quit of a Redis client) may follow or come between; anything else ends
 * the list. A function the program runs once by itself is looked into, unless it is one of `named`.
 */
export function lastCalls(tree: Tree, count: number, named: readonly string[] = []): Call[] {
  const steps = stepsOfAll(tree, tree.file.statements, new Set(named));
  const calls = steps.slice(steps.lastIndexOf('something else') + 1);
  const known = callsOf(tree);
  return count > 0 ? calls.slice(-count).map(node => known.get(node as ts.CallExpression) as Call) : [];
}

type Named = ReadonlySet<string>;

function stepsOfAll(tree: Tree, statements: readonly ts.Statement[], named: Named): Step[] {
  return statements.flatMap(statement => stepsOf(tree, statement, named));
}

function stepsOf(tree: Tree, statement: ts.Statement, named: Named): Step[] {
  if (runsNothing(statement)) return [];
  if (ts.isExpressionStatement(statement)) return stepsOfExpression(tree, statement.expression, named);
  if (ts.isExportAssignment(statement)) return stepsOfExpression(tree, statement.expression, named);
  if (ts.isBlock(statement)) return stepsOfAll(tree, statement.statements, named);
  if (ts.isLabeledStatement(statement)) return stepsOf(tree, statement.statement, named);
  if (ts.isReturnStatement(statement)) {
    return statement.expression ? stepsOfExpression(tree, statement.expression, named) : [];
  }
  if (ts.isTryStatement(statement)) {
    const { tryBlock, finallyBlock } = statement;
    return [tryBlock, ...(finallyBlock ? [finallyBlock] : [])].flatMap(block => stepsOf(tree, block, named));
  }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ initializer }) =>
      initializer ? stepsOfExpression(tree, initializer, named) : [],
    );
  }
  if (ts.isIfStatement(statement) && isMainCheck(tree, statement)) return stepsOf(tree, statement.thenStatement, named);
  return ['something else'];
}

function stepsOfExpression(tree: Tree, expression: ts.Expression, named: Named): Step[] {
  const parts = commaParts(expression).map(withoutVoid);
  return parts.flatMap(part => {
    if (ts.isCallExpression(part)) return stepsOfCall(tree, part, named);
    if (ts.isBinaryExpression(part)) return stepsOfBinary(tree, part, named);
    return isValue(part) ? [] : ['something else' as const];
  });
}

function stepsOfBinary(tree: Tree, part: ts.BinaryExpression, named: Named): Step[] {
  const operator = part.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return stepsOfExpression(tree, part.right, named);
  if (operator !== ts.SyntaxKind.EqualsToken) return ['something else'];
  const value = withoutVoid(part.right);
  if (ts.isCallExpression(value)) return stepsOfCall(tree, value, named);
  return exportTarget(tree, part.left) !== undefined || isFunctionLiteral(value) ? [] : ['something else'];
}

/** Takes `f().then(() => g()).catch(…)` apart from its end, with a loop: such chains can be long. */
function stepsOfCall(tree: Tree, outer: ts.CallExpression, named: Named): Step[] {
  const parts: Step[][] = [];
  let call: ts.Expression = outer;
  while (ts.isCallExpression(call) && isPromiseStep(call)) {
    parts.push(call.arguments.flatMap(argument => stepsOfRun(tree, call, argument, named) ?? []));
    call = unwrapAwait((unwrap(call.expression) as ts.PropertyAccessExpression).expression);
  }
  return [...(ts.isCallExpression(call) ? stepsOfPlainCall(tree, call, named) : []), ...parts.reverse().flat()];
}

function stepsOfPlainCall(tree: Tree, call: ts.CallExpression, named: Named): Step[] {
  if (requiredModule(tree, call) !== undefined) return ['something else'];
  const callee = unwrap(call.expression);
  const isWanted = ts.isIdentifier(callee) && named.has(callee.text);
  const direct = /^(call|apply)$/.test(memberName(callee) ?? '')
    ? (callee as ts.PropertyAccessExpression).expression
    : callee;
  const candidates = isWanted ? [] : [direct, ...call.arguments];
  for (const candidate of candidates) {
    const steps = stepsOfRun(tree, call, candidate, named);
    if (steps) return steps;
  }
  return isListening(call) || isClosingCall(tree, call) ? [] : [call];
}

/** The steps inside a function, where this call is the one through which the program runs it. */
function stepsOfRun(tree: Tree, call: ts.Node, candidate: ts.Expression, named: Named): Step[] | undefined {
  const run = functionFor(tree, candidate);
  if (!run?.body || runningCall(tree, run) !== call || isInside(call, run)) return undefined;
  return ts.isBlock(run.body) ? stepsOfAll(tree, run.body.statements, named) : stepsOfExpression(tree, run.body, named);
}

/** A function that only calls itself would be looked into for ever. */
function isInside(call: ts.Node, run: FunctionNode): boolean {
  return run.pos <= call.pos && call.end <= run.end && (run.body?.pos ?? run.end) <= call.pos;
}

function isPromiseStep(call: ts.CallExpression): boolean {
  return /^(then|catch|finally)$/.test(memberName(unwrap(call.expression)) ?? '');
}

/** `a, b, c` in order, with a loop: it nests to the left. */
function commaParts(expression: ts.Expression): ts.Expression[] {
  const parts: ts.Expression[] = [];
  let at = expression;
  while (ts.isParenthesizedExpression(at)) at = at.expression;
  while (ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.CommaToken) {
    parts.push(at.right);
    at = at.left;
  }
  return [at, ...parts.reverse()];
}

/** Takes off what does not change which call is made; an assignment stays one. */
function withoutVoid(expression: ts.Expression): ts.Expression {
  let at = expression;
  for (;;) {
    if (ts.isParenthesizedExpression(at) || ts.isAwaitExpression(at) || ts.isVoidExpression(at)) at = at.expression;
    else if (ts.isPrefixUnaryExpression(at) && at.operator === ts.SyntaxKind.ExclamationToken) at = at.operand;
    else return at;
  }
}

function runsNothing(statement: ts.Statement): boolean {
  return (
    ts.isEmptyStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isImportDeclaration(statement) ||
    statement.kind === ts.SyntaxKind.DebuggerStatement
  );
}

/** An expression that only gives a value: a literal, a name, a function. */
function isValue(node: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(node) ||
    ts.isIdentifier(node) ||
    isFunctionNode(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isClassExpression(node) ||
    ts.isTemplateExpression(node) ||
    ts.isToken(node)
  );
}

/** `if (require.main === module) …` */
function isMainCheck(tree: Tree, statement: ts.IfStatement): boolean {
  return within(tree, statement.expression).some(
    node => ts.isMetaProperty(node) || (isMemberAccess(node) && isGlobal(tree, node.expression, 'require')),
  );
}
