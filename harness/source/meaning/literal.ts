import ts from 'typescript';
import {
  type Declaration,
  isGlobal,
  isMemberAccess,
  keyOf,
  memberName,
  perTree,
  resolve,
  type Tree,
  unwrap,
} from '../tree';
import { isChanged } from './changes';

/** A value written out in the text. */
export type Literal = string | number | boolean | null | readonly Literal[] | { readonly [key: string]: Literal };

/** A value with the number of values in it, so that `[a, a]`, `[b, b]`, … cannot grow without bound. */
interface Evaluated {
  readonly value: Literal;
  readonly size: number;
}

const largest = 10_000;
const deepest = 100;

/** The value of an expression if it is a literal, or names that the file never changes and that are literals. */
export function literalOf(tree: Tree, expression: ts.Expression): { readonly value: Literal } | undefined {
  return evaluate(tree, expression, 0);
}

function evaluate(tree: Tree, expression: ts.Expression, depth: number): Evaluated | undefined {
  if (depth > deepest) return undefined;
  const result = evaluateKind(tree, unwrap(expression), depth + 1);
  return result && result.size <= largest ? result : undefined;
}

function evaluateKind(tree: Tree, at: ts.Expression, depth: number): Evaluated | undefined {
  if (ts.isStringLiteralLike(at)) return single(at.text);
  if (ts.isNumericLiteral(at)) return single(Number(at.text));
  if (at.kind === ts.SyntaxKind.TrueKeyword) return single(true);
  if (at.kind === ts.SyntaxKind.FalseKeyword) return single(false);
  if (at.kind === ts.SyntaxKind.NullKeyword) return single(null);
  if (ts.isArrayLiteralExpression(at)) return evaluateArray(tree, at, depth);
  if (ts.isObjectLiteralExpression(at)) return evaluateObject(tree, at, depth);
  if (ts.isPrefixUnaryExpression(at)) return evaluateSign(tree, at, depth);
  if (ts.isTemplateExpression(at)) return evaluateTemplate(tree, at, depth);
  if (ts.isBinaryExpression(at)) return evaluateSum(tree, at, depth);
  if (ts.isIdentifier(at)) return evaluateName(tree, resolve(tree, at), depth);
  if (isMemberAccess(at)) return evaluateMember(tree, at, depth);
  if (ts.isCallExpression(at)) return evaluateFrozen(tree, at, depth);
  return undefined;
}

function single(value: Literal): Evaluated {
  return { value, size: 1 };
}

function evaluateArray(tree: Tree, at: ts.ArrayLiteralExpression, depth: number): Evaluated | undefined {
  const values: Literal[] = [];
  let size = 1;
  for (const element of at.elements) {
    const spread = ts.isSpreadElement(element);
    const result = evaluate(tree, spread ? element.expression : element, depth);
    if (!result || size > largest || (spread && !Array.isArray(result.value))) return undefined;
    values.push(...(spread ? (result.value as Literal[]) : [result.value]));
    size += result.size;
  }
  return { value: values, size };
}

function evaluateObject(tree: Tree, at: ts.ObjectLiteralExpression, depth: number): Evaluated | undefined {
  const entries: [string, Literal][] = [];
  let size = 1;
  for (const property of at.properties) {
    const result = evaluateProperty(tree, property, depth);
    if (!result || size > largest) return undefined;
    entries.push(...result.entries);
    size += result.size;
  }
  return { value: Object.fromEntries(entries), size };
}

function evaluateProperty(
  tree: Tree,
  property: ts.ObjectLiteralElementLike,
  depth: number,
): { entries: [string, Literal][]; size: number } | undefined {
  if (ts.isSpreadAssignment(property)) {
    const result = evaluate(tree, property.expression, depth);
    if (!result || typeof result.value !== 'object' || result.value === null) return undefined;
    return { entries: Object.entries(result.value), size: result.size };
  }
  const key = property.name && (keyOf(property.name) ?? computedKey(tree, property.name, depth));
  if (key === undefined) return undefined;
  let result: Evaluated | undefined;
  if (ts.isPropertyAssignment(property)) result = evaluate(tree, property.initializer, depth);
  if (ts.isShorthandPropertyAssignment(property)) {
    result = evaluateName(tree, resolve(tree, property.name), depth);
  }
  return result && { entries: [[key, result.value]], size: result.size };
}

function computedKey(tree: Tree, name: ts.PropertyName, depth: number): string | undefined {
  const result = ts.isComputedPropertyName(name) ? evaluate(tree, name.expression, depth) : undefined;
  return result && isPlain(result.value) ? String(result.value) : undefined;
}

function evaluateSign(tree: Tree, at: ts.PrefixUnaryExpression, depth: number): Evaluated | undefined {
  const value = evaluate(tree, at.operand, depth)?.value;
  if (at.operator === ts.SyntaxKind.MinusToken && typeof value === 'number') return single(-value);
  if (at.operator === ts.SyntaxKind.PlusToken && typeof value === 'number') return single(value);
  if (at.operator === ts.SyntaxKind.ExclamationToken && typeof value === 'boolean') return single(!value);
  return undefined;
}

function evaluateTemplate(tree: Tree, at: ts.TemplateExpression, depth: number): Evaluated | undefined {
  let text = at.head.text;
  for (const span of at.templateSpans) {
    const result = evaluate(tree, span.expression, depth);
    if (!result || !isPlain(result.value)) return undefined;
    text += String(result.value) + span.literal.text;
    if (text.length > largest) return undefined;
  }
  return single(text);
}

function evaluateSum(tree: Tree, at: ts.BinaryExpression, depth: number): Evaluated | undefined {
  if (at.operatorToken.kind !== ts.SyntaxKind.PlusToken) return undefined;
  const left = evaluate(tree, at.left, depth)?.value;
  const right = left === undefined ? undefined : evaluate(tree, at.right, depth)?.value;
  if (typeof left === 'number' && typeof right === 'number') return single(left + right);
  if (!isPlain(left) || !isPlain(right) || (typeof left !== 'string' && typeof right !== 'string')) return undefined;
  const text = String(left) + String(right);
  return text.length > largest ? undefined : single(text);
}

/** Each declaration is evaluated once, so a cycle (`a = [b]`, `b = [a]`) has no value. */
const namesOf = perTree(() => new Map<Declaration, Evaluated | undefined>());

function evaluateName(tree: Tree, declaration: Declaration | undefined, depth: number): Evaluated | undefined {
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  const known = namesOf(tree);
  if (known.has(declaration)) return known.get(declaration);
  known.set(declaration, undefined);
  if (!isChanged(tree, declaration)) known.set(declaration, evaluate(tree, declaration.initializer, depth));
  return known.get(declaration);
}

function evaluateMember(tree: Tree, at: ts.Expression, depth: number): Evaluated | undefined {
  if (!isMemberAccess(at)) return undefined;
  const key = memberName(at) ?? elementKey(tree, at, depth);
  const object = evaluate(tree, at.expression, depth)?.value;
  if (key === undefined || typeof object !== 'object' || object === null || !Object.hasOwn(object, key)) {
    return undefined;
  }
  const value = (object as Record<string, Literal>)[key] as Literal;
  return { value, size: isPlain(value) ? 1 : largest / 10 };
}

function elementKey(tree: Tree, at: ts.Expression, depth: number): string | undefined {
  const result = ts.isElementAccessExpression(at) ? evaluate(tree, at.argumentExpression, depth) : undefined;
  return result && isPlain(result.value) ? String(result.value) : undefined;
}

function evaluateFrozen(tree: Tree, at: ts.CallExpression, depth: number): Evaluated | undefined {
  const [value] = at.arguments;
  const callee = at.expression;
  const freezes =
    isMemberAccess(callee) && memberName(callee) === 'freeze' && isGlobal(tree, callee.expression, 'Object');
  return freezes && value ? evaluate(tree, value, depth) : undefined;
}

function isPlain(value: Literal | undefined): value is string | number | boolean | null {
  return value !== undefined && (value === null || typeof value !== 'object');
}
