import ts from 'typescript';
import {
  hasModifier,
  isGlobal,
  isMemberAccess,
  isPlainAssignment,
  keyOf,
  lineOf,
  memberName,
  perTree,
  resolve,
  type Tree,
  unwrap,
} from '../tree';

/** One thing that a file gives to others. */
export interface Export {
  /** `default` stands for `module.exports = …` too; `default.name` for a member of a default-exported object. */
  readonly name: string;
  readonly line: number;
}

/** An export, with the node that gives it its value: a declaration, or else an expression. */
export interface ExportedNode extends Export {
  readonly node: ts.Node;
}

export const exportsOf = perTree((tree): ExportedNode[] => tree.nodes.flatMap(node => exportsAt(tree, node)));

/**
 * What an assignment's left side exports: `default` for `module.exports`, the name for `exports.name` and
 * `module.exports.name`, undefined for any other place.
 */
export function exportTarget(tree: Tree, left: ts.Node): string | undefined {
  if (isExportsObject(tree, left)) return 'default';
  return isMemberAccess(left) && isExportsObject(tree, left.expression) ? memberName(left) : undefined;
}

function isExportsObject(tree: Tree, node: ts.Node): boolean {
  if (isMemberAccess(node)) return memberName(node) === 'exports' && isGlobal(tree, node.expression, 'module');
  return isGlobal(tree, node, 'exports');
}

function exportsAt(tree: Tree, node: ts.Node): ExportedNode[] {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return exportedDeclaration(tree, node);
  if (ts.isVariableStatement(node) && hasModifier(node, ts.SyntaxKind.ExportKeyword)) {
    return node.declarationList.declarations.flatMap(declaration => exportedVariable(tree, declaration));
  }
  if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
    return node.exportClause.elements.map(specifier => exportedSpecifier(tree, specifier));
  }
  if (ts.isExportAssignment(node))
    return exported(tree, 'default', node.expression, node.isExportEquals ? '' : 'default.');
  if (isPlainAssignment(node)) {
    const target = exportTarget(tree, node.left);
    return target === undefined ? [] : exported(tree, target, node.right, target === 'default' ? '' : `${target}.`);
  }
  return isFilling(tree, node) ? members(tree, node.arguments[1] as ts.Expression, '') : [];
}

function exportedDeclaration(tree: Tree, node: ts.FunctionDeclaration | ts.ClassDeclaration): ExportedNode[] {
  if (!hasModifier(node, ts.SyntaxKind.ExportKeyword)) return [];
  const isDefault = hasModifier(node, ts.SyntaxKind.DefaultKeyword);
  return [{ name: isDefault ? 'default' : (node.name?.text ?? 'default'), line: lineOf(tree, node), node }];
}

function exportedVariable(tree: Tree, node: ts.VariableDeclaration): ExportedNode[] {
  return ts.isIdentifier(node.name) ? [{ name: node.name.text, line: lineOf(tree, node), node }] : [];
}

function exportedSpecifier(tree: Tree, specifier: ts.ExportSpecifier): ExportedNode {
  const local = specifier.propertyName ?? specifier.name;
  const node = ts.isIdentifier(local) && !specifier.parent.parent.moduleSpecifier ? resolve(tree, local) : undefined;
  return { name: specifier.name.text, line: lineOf(tree, specifier), node: node ?? specifier };
}

/** The value itself, and, where it is an object, its members. */
function exported(tree: Tree, name: string, value: ts.Expression, memberPrefix: string): ExportedNode[] {
  return [{ name, line: lineOf(tree, value), node: valueNode(tree, value) }, ...members(tree, value, memberPrefix)];
}

function members(tree: Tree, value: ts.Expression, prefix: string): ExportedNode[] {
  const object = objectLiteral(tree, value);
  return (object?.properties ?? []).flatMap(property => {
    const key = property.name && keyOf(property.name);
    const node = memberNode(tree, property);
    return key === undefined || !node ? [] : [{ name: prefix + key, line: lineOf(tree, property), node }];
  });
}

function memberNode(tree: Tree, property: ts.ObjectLiteralElementLike): ts.Node | undefined {
  if (ts.isShorthandPropertyAssignment(property)) return resolve(tree, property.name);
  if (ts.isPropertyAssignment(property)) return valueNode(tree, property.initializer);
  return property;
}

function valueNode(tree: Tree, value: ts.Expression): ts.Node {
  const at = unwrap(value);
  return (ts.isIdentifier(at) ? resolve(tree, at) : undefined) ?? at;
}

function objectLiteral(tree: Tree, value: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const node = valueNode(tree, value);
  const literal = ts.isVariableDeclaration(node) && node.initializer ? unwrap(node.initializer) : node;
  return ts.isObjectLiteralExpression(literal) ? literal : undefined;
}

/** `Object.assign(module.exports, { … })` */
function isFilling(tree: Tree, node: ts.Node): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || node.arguments.length !== 2 || !isMemberAccess(node.expression)) return false;
  const assigns = memberName(node.expression) === 'assign' && isGlobal(tree, node.expression.expression, 'Object');
  return assigns && isExportsObject(tree, node.arguments[0] as ts.Expression);
}
