import ts from 'typescript';
import { isFunctionNode } from './expressions';
import { perTree, type Tree } from './tree';

/** The node that gives a name its meaning: a variable, a parameter, a function, a class, an import. */
export type Declaration = ts.NamedDeclaration;

type Scopes = Map<ts.Node, Map<string, Declaration[]>>;

const scopesOf = perTree(tree => {
  const scopes: Scopes = new Map();
  for (const node of tree.nodes) {
    if (!isDeclaration(node)) continue;
    const scope = scopeOf(node);
    const names = scopes.get(scope) ?? new Map<string, Declaration[]>();
    const name = (node.name as ts.Identifier).text;
    const together = names.get(name);
    if (together) together.push(node);
    else names.set(name, [node]);
    scopes.set(scope, names);
  }
  return scopes;
});

/** What a name means where it is used, shadowing considered; undefined for a global such as `console`. */
export function resolve(tree: Tree, identifier: ts.Identifier): Declaration | undefined {
  const scopes = scopesOf(tree);
  for (let at: ts.Node = identifier; at; at = at.parent) {
    const found = scopes.get(at)?.get(identifier.text);
    if (found) return found[0];
  }
  return undefined;
}

/** Is this the global of that name, neither declared nor imported by the file? */
export function isGlobal(tree: Tree, node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name && !resolve(tree, node);
}

/** The declarations that share their scope and name, in the order of the text. */
export function declaredTogether(tree: Tree): Declaration[][] {
  return [...scopesOf(tree).values()].flatMap(names => [...names.values()]).filter(list => list.length > 1);
}

export function declarationsNamed(tree: Tree, name: string): Declaration[] {
  return [...scopesOf(tree).values()].flatMap(names => names.get(name) ?? []);
}

const usesOf = perTree(tree => {
  const uses = new Map<Declaration, ts.Identifier[]>();
  for (const node of tree.nodes) {
    if (!ts.isIdentifier(node) || !isUse(node)) continue;
    const declaration = resolve(tree, node);
    if (!declaration) continue;
    const list = uses.get(declaration) ?? [];
    list.push(node);
    uses.set(declaration, list);
  }
  return uses;
});

/** Where a declared name is used, its declaration not counted. */
export function usesOfDeclaration(tree: Tree, declaration: Declaration): readonly ts.Identifier[] {
  return usesOf(tree).get(declaration) ?? [];
}

const values = perTree(() => new WeakMap<Declaration, ts.Expression[]>());

/** The values a variable is given: its initial value, then what `name = value` assigns. */
export function valuesOf(tree: Tree, declaration: Declaration): readonly ts.Expression[] {
  const known = values(tree).get(declaration) ?? findValues(tree, declaration);
  values(tree).set(declaration, known);
  return known;
}

function findValues(tree: Tree, declaration: Declaration): ts.Expression[] {
  const initial = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  const assigned = usesOfDeclaration(tree, declaration).flatMap(use =>
    isPlainAssignment(use.parent) && use.parent.left === use ? [use.parent.right] : [],
  );
  return initial ? [initial, ...assigned] : assigned;
}

export function isPlainAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

function isDeclaration(node: ts.Node): node is Declaration {
  const declares =
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassLike(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node) ||
    ts.isImportSpecifier(node) ||
    ts.isImportEqualsDeclaration(node);
  return declares && node.name !== undefined && ts.isIdentifier(node.name) && !isOverload(node);
}

function isOverload(node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) && !node.body;
}

/** The node whose inside can see a declaration. */
function scopeOf(declaration: ts.Node): ts.Node {
  if (ts.isFunctionExpression(declaration) || ts.isClassExpression(declaration)) return declaration;
  let at = declaration;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  if (ts.isParameter(at)) return at.parent;
  if (ts.isVariableDeclaration(at) && !ts.isCatchClause(at.parent)) {
    const isVar = (ts.getCombinedNodeFlags(at) & ts.NodeFlags.BlockScoped) === 0;
    return climb(at, isVar ? isVarScope : isScope);
  }
  return climb(at, isScope);
}

function climb(node: ts.Node, matches: (node: ts.Node) => boolean): ts.Node {
  let at = node.parent;
  while (!matches(at)) at = at.parent;
  return at;
}

function isVarScope(node: ts.Node): boolean {
  return (
    ts.isSourceFile(node) || isFunctionNode(node) || ts.isModuleBlock(node) || ts.isClassStaticBlockDeclaration(node)
  );
}

function isScope(node: ts.Node): boolean {
  return (
    isVarScope(node) ||
    ts.isBlock(node) ||
    ts.isCaseBlock(node) ||
    ts.isCatchClause(node) ||
    ts.isForStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isForOfStatement(node)
  );
}

/** Does an identifier stand for a value here, rather than for a key, a label or the name being declared? */
function isUse(identifier: ts.Identifier): boolean {
  const parent = identifier.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === identifier;
  if (ts.isBindingElement(parent)) return parent.initializer === identifier;
  if (ts.isExportSpecifier(parent)) {
    return !parent.parent.parent.moduleSpecifier && (parent.propertyName ?? parent.name) === identifier;
  }
  if (ts.isImportSpecifier(parent) || ts.isQualifiedName(parent) || ts.isMetaProperty(parent)) return false;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent) || ts.isJsxAttribute(parent)) return false;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  return (parent as ts.NamedDeclaration).name !== identifier;
}
