import ts from 'typescript';
import { plainModule, requiredModule } from '../meaning';
import { bracketed, isMemberAccess, keyOf, lineOf, memberName, perTree, type Tree } from '../tree';

/** One place where a file brings a module in. */
export interface Import {
  /** As written, but without `node:`. */
  readonly module: string;
  readonly how: 'import' | 'require' | 'dynamic import' | 're-export';
  /** The members that are imported, by the names that the module gives them. */
  readonly names: readonly string[];
  /** The file's name for the default export. */
  readonly default?: string;
  /** The file's name for the whole module: `import * as name`, `const name = require(…)`. */
  readonly namespace?: string;
  /** Only types: nothing is loaded at run time. */
  readonly typeOnly: boolean;
  readonly line: number;
}

type Taken = Pick<Import, 'names' | 'default' | 'namespace'>;

export const importsOf = perTree(tree => tree.nodes.flatMap(node => importAt(tree, node) ?? []));

function importAt(tree: Tree, node: ts.Node): Import | undefined {
  const line = lineOf(tree, node);
  if (ts.isImportDeclaration(node) && ts.isStringLiteralLike(node.moduleSpecifier)) {
    const module = plainModule(node.moduleSpecifier.text);
    return {
      module,
      how: 'import',
      ...takenByClause(node.importClause),
      typeOnly: isTypeOnly(node.importClause),
      line,
    };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteralLike(node.moduleSpecifier)) {
    const clause = node.exportClause;
    const names = clause && ts.isNamedExports(clause) ? clause.elements.map(importedName) : [];
    const module = plainModule(node.moduleSpecifier.text);
    return { module, how: 're-export', names, typeOnly: node.isTypeOnly, line };
  }
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    const name = node.moduleReference.expression;
    if (!ts.isStringLiteralLike(name)) return undefined;
    const taken = { names: [], namespace: node.name.text, typeOnly: node.isTypeOnly };
    return { module: plainModule(name.text), how: 'require', ...taken, line };
  }
  const module = requiredModule(tree, node);
  if (module === undefined || !ts.isCallExpression(node)) return undefined;
  const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return { module, how: dynamic ? 'dynamic import' : 'require', ...takenByCall(node), typeOnly: false, line };
}

function takenByClause(clause: ts.ImportClause | undefined): Taken {
  const bindings = clause?.namedBindings;
  const specifiers = bindings && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
  const named = specifiers.find(specifier => importedName(specifier) === 'default');
  const defaultName = clause?.name?.text ?? named?.name.text;
  return {
    names: specifiers.filter(specifier => specifier !== named).map(importedName),
    ...(defaultName !== undefined && { default: defaultName }),
    ...(bindings && ts.isNamespaceImport(bindings) && { namespace: bindings.name.text }),
  };
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings) || bindings.elements.length === 0) return false;
  return bindings.elements.every(specifier => specifier.isTypeOnly);
}

function importedName(specifier: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (specifier.propertyName ?? specifier.name).text;
}

/** What the file does with the module that a call returns: names it, destructures it, or uses one member. */
function takenByCall(call: ts.CallExpression): Taken {
  let at = bracketed(call);
  if (ts.isAwaitExpression(at.parent)) at = bracketed(at.parent);
  const user = at.parent;
  const member = isMemberAccess(user) && user.expression === at ? memberName(user) : undefined;
  if (member === 'then' && ts.isCallExpression(user.parent)) return takenByParameter(user.parent.arguments[0]);
  if (member === 'default') return takenAs(bracketed(user).parent, 'default');
  if (member !== undefined) return { names: [member] };
  return takenAs(user, 'namespace');
}

function takenAs(user: ts.Node, as: 'default' | 'namespace'): Taken {
  if (ts.isVariableDeclaration(user)) return takenByName(user.name, as);
  const target = ts.isBinaryExpression(user) ? user.left : undefined;
  return target && ts.isIdentifier(target) ? { names: [], [as]: target.text } : { names: [] };
}

function takenByParameter(callback: ts.Expression | undefined): Taken {
  const isFunction = callback && (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback));
  const parameter = isFunction ? callback.parameters[0] : undefined;
  return parameter ? takenByName(parameter.name, 'namespace') : { names: [] };
}

function takenByName(name: ts.BindingName, as: 'default' | 'namespace'): Taken {
  if (ts.isIdentifier(name)) return { names: [], [as]: name.text };
  if (!ts.isObjectBindingPattern(name)) return { names: [] };
  const keys = name.elements.map(element => ({ key: keyOf(element.propertyName ?? element.name), name: element.name }));
  const defaultTo = keys.find(({ key }) => key === 'default')?.name;
  return {
    names: keys.flatMap(({ key }) => (key === undefined || key === 'default' ? [] : [key])),
    ...(defaultTo && ts.isIdentifier(defaultTo) && { default: defaultTo.text }),
  };
}
