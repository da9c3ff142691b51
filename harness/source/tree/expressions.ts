import ts from 'typescript';

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.GetAccessorDeclaration
  | ts.SetAccessorDeclaration
  | ts.ConstructorDeclaration;

export function isFunctionNode(node: ts.Node): node is FunctionNode {
  return isFunctionLiteral(node) || ts.isFunctionDeclaration(node) || isMember(node);
}

export function isFunctionLiteral(node: ts.Node): node is ts.FunctionExpression | ts.ArrowFunction {
  return ts.isFunctionExpression(node) || ts.isArrowFunction(node);
}

export function isAsync(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && hasModifier(node, ts.SyntaxKind.AsyncKeyword);
}

export function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(node)?.some(modifier => modifier.kind === kind) ?? false;
}

export function enclosingFunction(node: ts.Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunctionNode(at)) return at;
  return undefined;
}

/** Removes what does not change a value: parentheses, type assertions, `(0, value)` and `target = value`. */
export function unwrap(expression: ts.Expression): ts.Expression {
  let at = expression;
  for (;;) {
    if (isBracket(at)) at = at.expression;
    else if (ts.isBinaryExpression(at) && passesRightSide(at.operatorToken.kind)) at = at.right;
    else return at;
  }
}

/** Like `unwrap`, and also removes `await`. */
export function unwrapAwait(expression: ts.Expression): ts.Expression {
  let at = unwrap(expression);
  while (ts.isAwaitExpression(at)) at = unwrap(at.expression);
  return at;
}

/** The outermost node that only puts brackets or a type assertion around this one. */
export function bracketed(node: ts.Node): ts.Node {
  let at = node;
  while (at.parent && isBracket(at.parent)) at = at.parent;
  return at;
}

export type Member = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/** `name` of `object.name`, `object?.name` and `object['name']`. */
export function memberName(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return node.argumentExpression.text;
  }
  return undefined;
}

export function isMemberAccess(node: ts.Node): node is Member {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** The key of a member of an object or class, if it is a literal. */
export function keyOf(name: ts.PropertyName | ts.BindingName | ts.ModuleExportName): string | undefined {
  if (ts.isIdentifier(name) || ts.isPrivateIdentifier(name) || ts.isNumericLiteral(name)) return name.text;
  if (ts.isStringLiteralLike(name)) return name.text;
  if (ts.isComputedPropertyName(name) && ts.isStringLiteralLike(name.expression)) return name.expression.text;
  return undefined;
}

const longestChain = 60;

/** An expression in short: `client.hset`, `queue.create().save`, whatever its spacing and brackets. */
export function spoken(file: ts.SourceFile, expression: ts.Expression): string {
  const links: string[] = [];
  let at = unwrapAwait(expression);
  for (let link = 0; link < longestChain; link += 1) {
    const name = memberName(at);
    if (ts.isCallExpression(at) || ts.isNewExpression(at)) links.unshift('()');
    else if (name !== undefined) links.unshift(`.${name}`);
    else if (ts.isElementAccessExpression(at)) links.unshift(`[${at.argumentExpression.getText(file)}]`);
    else return root(file, at) + links.join('');
    at = unwrapAwait((at as Member | ts.CallExpression | ts.NewExpression).expression);
  }
  return `…${links.join('')}`;
}

function root(file: ts.SourceFile, expression: ts.Expression): string {
  if (isFunctionLiteral(expression)) return 'function';
  return expression.getText(file).replace(/\s+/g, ' ');
}

function isMember(
  node: ts.Node,
): node is ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.SetAccessorDeclaration | ts.ConstructorDeclaration {
  return ts.isMethodDeclaration(node) || ts.isAccessor(node) || ts.isConstructorDeclaration(node);
}

function isBracket(
  node: ts.Node,
): node is
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.SatisfiesExpression
  | ts.NonNullExpression
  | ts.TypeAssertion {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}

function passesRightSide(operator: ts.SyntaxKind): boolean {
  return operator === ts.SyntaxKind.CommaToken || operator === ts.SyntaxKind.EqualsToken;
}
