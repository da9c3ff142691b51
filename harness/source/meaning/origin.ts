import ts from 'typescript';
import {
  type Declaration,
  isGlobal,
  isMemberAccess,
  isPlainAssignment,
  keyOf,
  memberName,
  perTree,
  resolve,
  type Tree,
  unwrapAwait,
  valuesOf,
} from '../tree';

const deepest = 100;

/**
 * The origin of a value, whatever the file calls it: `util.promisify`, `redis.createClient().hset`. Follows all kinds of
 * imports, renames, destructuring and variables. Undefined for the file's own values and for globals. Without the `node:` of
 * built-in modules and the `default` of modules.
 */
export function originOf(tree: Tree, expression: ts.Expression): string | undefined {
  return originAt(tree, expression, 0);
}

/** The module that `require('…')` or `import('…')` names, without `node:`; undefined for every other call. */
export function requiredModule(tree: Tree, node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || !isLoader(tree, node.expression)) return undefined;
  const name = node.arguments[0];
  if (!name) return undefined;
  const written = ts.isIdentifier(name) ? constantText(tree, name) : name;
  return written && ts.isStringLiteralLike(written) ? plainModule(written.text) : undefined;
}

export function plainModule(name: string): string {
  return name.replace(/^node:/, '');
}

function originAt(tree: Tree, expression: ts.Expression, depth: number): string | undefined {
  if (depth > deepest) return undefined;
  const at = unwrapAwait(expression);
  if (ts.isIdentifier(at)) {
    const declaration = resolve(tree, at);
    return declaration && originOfDeclaration(tree, declaration, depth + 1);
  }
  if (isMemberAccess(at)) return originOfMember(tree, at, depth + 1);
  if (!ts.isCallExpression(at) && !ts.isNewExpression(at)) return undefined;
  const required = requiredModule(tree, at);
  if (required !== undefined) return required;
  const callee = originAt(tree, at.expression, depth + 1);
  return callee === undefined ? undefined : `${callee}()`;
}

function originOfMember(tree: Tree, node: ts.Expression, depth: number): string | undefined {
  const name = memberName(node);
  if (name === undefined || !isMemberAccess(node)) return undefined;
  const object = unwrapAwait(node.expression);
  if (object.kind !== ts.SyntaxKind.ThisKeyword) return step(originAt(tree, object, depth), name);
  return firstOrigin(tree, valuesOfThis(tree).get(name) ?? [], depth);
}

/** Each declaration is followed once, so a cycle (`a = b`, `b = a`) has no origin. */
const origins = perTree(() => new Map<Declaration, string | undefined>());

function originOfDeclaration(tree: Tree, declaration: Declaration, depth: number): string | undefined {
  const known = origins(tree);
  if (!known.has(declaration)) {
    known.set(declaration, undefined);
    known.set(declaration, findOrigin(tree, declaration, depth));
  }
  return known.get(declaration);
}

function findOrigin(tree: Tree, declaration: Declaration, depth: number): string | undefined {
  if (ts.isImportClause(declaration)) return moduleOf(declaration.parent);
  if (ts.isNamespaceImport(declaration)) return moduleOf(declaration.parent.parent);
  if (ts.isImportSpecifier(declaration)) {
    return step(moduleOf(declaration.parent.parent.parent), (declaration.propertyName ?? declaration.name).text);
  }
  if (ts.isImportEqualsDeclaration(declaration) && ts.isExternalModuleReference(declaration.moduleReference)) {
    const name = declaration.moduleReference.expression;
    return ts.isStringLiteralLike(name) ? plainModule(name.text) : undefined;
  }
  if (ts.isBindingElement(declaration)) return originOfBindingElement(tree, declaration, depth + 1);
  if (ts.isVariableDeclaration(declaration)) return firstOrigin(tree, valuesOf(tree, declaration), depth + 1);
  return undefined;
}

function originOfBindingElement(tree: Tree, element: ts.BindingElement, depth: number): string | undefined {
  const holder = element.parent.parent;
  if (!ts.isObjectBindingPattern(element.parent) || ts.isParameter(holder)) return undefined;
  const base = ts.isBindingElement(holder)
    ? originOfBindingElement(tree, holder, depth + 1)
    : holder.initializer && originAt(tree, holder.initializer, depth + 1);
  if (element.dotDotDotToken) return base;
  const key = keyOf(element.propertyName ?? element.name);
  return key === undefined ? undefined : step(base, key);
}

function firstOrigin(tree: Tree, values: readonly ts.Expression[], depth: number): string | undefined {
  for (const value of values) {
    const origin = originAt(tree, value, depth + 1);
    if (origin !== undefined) return origin;
  }
  return undefined;
}

function step(base: string | undefined, name: string): string | undefined {
  if (base === undefined) return undefined;
  return name === 'default' ? base : `${base}.${name}`;
}

function moduleOf(declaration: ts.Node): string | undefined {
  if (!ts.isImportDeclaration(declaration) || !ts.isStringLiteralLike(declaration.moduleSpecifier)) return undefined;
  return plainModule(declaration.moduleSpecifier.text);
}

/** The values of `this.name = value` and `class { name = value }`, of all classes of the file together. */
const valuesOfThis = perTree(tree => {
  const values = new Map<string, ts.Expression[]>();
  const add = (name: string, value: ts.Expression) => {
    const given = values.get(name);
    if (given) given.push(value);
    else values.set(name, [value]);
  };
  for (const node of tree.nodes) {
    if (ts.isPropertyDeclaration(node) && node.initializer) add(keyOf(node.name) ?? '', node.initializer);
    if (!isPlainAssignment(node) || !isMemberAccess(node.left)) continue;
    const name = memberName(node.left);
    if (name !== undefined && node.left.expression.kind === ts.SyntaxKind.ThisKeyword) add(name, node.right);
  }
  return values;
});

function isLoader(tree: Tree, callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword || isGlobal(tree, callee, 'require')) return true;
  if (!ts.isIdentifier(callee) || callee.text !== 'require') return false;
  const declaration = resolve(tree, callee);
  const maker = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return maker !== undefined && ts.isCallExpression(maker) && originOf(tree, maker) === 'module.createRequire()';
}

function constantText(tree: Tree, name: ts.Identifier): ts.Expression | undefined {
  const declaration = resolve(tree, name);
  if (!declaration || !ts.isVariableDeclaration(declaration)) return undefined;
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0 ? declaration.initializer : undefined;
}
