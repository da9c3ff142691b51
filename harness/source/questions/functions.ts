import ts from 'typescript';
import { functionFor, isWrapping, type Wrapping, wrappingAt } from '../meaning';
import {
  bracketed,
  type Declaration,
  declarationsNamed,
  type FunctionNode,
  isAsync,
  isFunctionLiteral,
  isFunctionNode,
  keyOf,
  lineOf,
  perTree,
  resolve,
  type Tree,
  unwrap,
} from '../tree';
import { exportsOf } from './exports';
import { type Naming, namings, ownerName } from './naming';

/** A function that has a name, however it is written. */
export interface NamedFunction {
  /** `default` when it only has the name of its export. */
  readonly name: string;
  /** The class or object that it belongs to; empty when that has no name, undefined when it is not a member. */
  readonly owner?: string;
  readonly form: 'declaration' | 'function' | 'arrow' | 'method' | 'wrapped';
  /**
   * Each as written, without types and defaults: `time`, `{ a, b }`, `...rest`; undefined when a wrapper hides them.
   */
  readonly parameters: readonly string[] | undefined;
  /** The number of required parameters: those before the first with a default, a `?` or `...`. */
  readonly required: number | undefined;
  readonly async: boolean;
  /** Its exported names; `default` also for `module.exports = …`. Empty when it is not exported. */
  readonly exportedAs: readonly string[];
  /** For `promisify(client.get)`: by `util.promisify`, of `client.get`. */
  readonly wrapping?: Wrapping;
  readonly line: number;
  /** Declared at the top level of the module. */
  readonly topLevel: boolean;
}

/** A named function, with the node where it is made. */
export interface FunctionEntry {
  readonly fact: NamedFunction;
  readonly node: ts.Node;
}

export const functionsOf = perTree((tree): FunctionEntry[] => tree.nodes.flatMap(node => entryAt(tree, node) ?? []));

const byNode = perTree(tree => new Map(functionsOf(tree).map(entry => [entry.node, entry.fact])));

/** The name of the innermost named function around a node; callbacks without a name do not count. */
export function nameOfFunctionAround(tree: Tree, node: ts.Node): string | undefined {
  for (let at = node.parent; at; at = at.parent) {
    const fact = byNode(tree).get(at);
    if (fact && (isFunctionNode(at) || (ts.isCallExpression(at) && isInArgument(at, node)))) return fact.name;
  }
  return undefined;
}

/** The declarations of a name: its functions or, if there are none, its variables and classes. */
export function makersOf(tree: Tree, name: string): ts.Node[] {
  const made = functionsOf(tree).filter(({ fact }) => fact.name === name && fact.owner === undefined);
  return made.length > 0 ? made.map(({ node }) => node) : declarationsNamed(tree, name);
}

/** The nearest enclosing list of statements: the file, a block, or a case of a switch. */
export function blockAround(node: ts.Node): ts.BlockLike {
  let at = node.parent;
  while (!isBlockLike(at)) at = at.parent;
  return at;
}

function isBlockLike(node: ts.Node): node is ts.BlockLike {
  return ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node) || ts.isCaseOrDefaultClause(node);
}

function isInArgument(call: ts.CallExpression, node: ts.Node): boolean {
  return call.arguments.some(argument => argument.pos <= node.pos && node.end <= argument.end);
}

function entryAt(tree: Tree, node: ts.Node): FunctionEntry | undefined {
  if (isFunctionNode(node)) return ts.isConstructorDeclaration(node) ? undefined : entryOfFunction(tree, node);
  if (ts.isCallExpression(node) && isWrapping(tree, node)) return entryOfWrapping(tree, node);
  return ts.isIdentifier(node) ? entryOfAlias(tree, node) : undefined;
}

function entryOfFunction(tree: Tree, node: FunctionNode): FunctionEntry | undefined {
  if (!node.body) return undefined;
  const names = namings(tree, node);
  const own = node.name && keyOf(node.name);
  const name = ts.isFunctionDeclaration(node) ? (own ?? 'default') : chooseName(names, own);
  if (name === undefined) return undefined;
  const member = isMethod(node) ? ownerName(tree, node.parent) : ownerAmong(names, name);
  return {
    node,
    fact: {
      name,
      ...(member !== undefined && { owner: member }),
      form: formOf(node),
      parameters: parametersOf(tree, node),
      required: requiredOf(node),
      async: isAsync(node),
      exportedAs: exportedAs(tree, node, names),
      line: lineOf(tree, node),
      topLevel: ts.isSourceFile(blockAround(node)) && !isInFunction(node),
    },
  };
}

function entryOfWrapping(tree: Tree, node: ts.CallExpression): FunctionEntry | undefined {
  const names = namings(tree, node);
  const name = chooseName(names, undefined);
  if (name === undefined) return undefined;
  const owner = ownerAmong(names, name);
  const inner = node.arguments.map(unwrap).find(isFunctionLiteral);
  return {
    node,
    fact: {
      name,
      ...(owner !== undefined && { owner }),
      form: 'wrapped',
      parameters: undefined,
      required: undefined,
      async: inner !== undefined && isAsync(inner),
      exportedAs: exportedAs(tree, node, names),
      wrapping: wrappingAt(tree, node),
      line: lineOf(tree, node),
      topLevel: ts.isSourceFile(blockAround(node)) && !isInFunction(node),
    },
  };
}

/** `const f = g`, where `g` is a function of this file. */
function entryOfAlias(tree: Tree, node: ts.Identifier): FunctionEntry | undefined {
  const names = namings(tree, node).filter(naming => naming.kind === 'variable');
  const name = names[0]?.name;
  const target = name === undefined ? undefined : functionFor(tree, node);
  if (!target || name === undefined) return undefined;
  return {
    node,
    fact: {
      name,
      form: formOf(target),
      parameters: parametersOf(tree, target),
      required: requiredOf(target),
      async: isAsync(target),
      exportedAs: exportedAs(tree, node, names),
      line: lineOf(tree, node),
      topLevel: ts.isSourceFile(blockAround(node)) && !isInFunction(node),
    },
  };
}

function isInFunction(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent) if (isFunctionNode(at)) return true;
  return false;
}

function chooseName(names: readonly Naming[], own: string | undefined): string | undefined {
  const named = names.find(naming => naming.kind === 'variable') ?? names.find(naming => naming.name !== 'default');
  return named?.name ?? own ?? names[0]?.name;
}

function ownerAmong(names: readonly Naming[], name: string): string | undefined {
  const naming = names.find(candidate => candidate.name === name);
  return naming?.kind === 'member' ? naming.owner : undefined;
}

function isMethod(node: FunctionNode): boolean {
  return ts.isMethodDeclaration(node) || ts.isAccessor(node);
}

function formOf(node: FunctionNode): NamedFunction['form'] {
  if (ts.isArrowFunction(node)) return 'arrow';
  if (ts.isFunctionDeclaration(node)) return 'declaration';
  return ts.isFunctionExpression(node) ? 'function' : 'method';
}

/** TypeScript writes `this` as a parameter, but it is not one. */
function writtenParameters(node: FunctionNode): ts.ParameterDeclaration[] {
  return node.parameters.filter(({ name }) => !ts.isIdentifier(name) || name.text !== 'this');
}

function requiredOf(node: FunctionNode): number {
  const parameters = writtenParameters(node);
  const optional = parameters.findIndex(one => one.initializer || one.questionToken || one.dotDotDotToken);
  return optional === -1 ? parameters.length : optional;
}

function parametersOf(tree: Tree, node: FunctionNode): string[] {
  return writtenParameters(node).map(({ name, dotDotDotToken }) => {
    const text = name.getText(tree.file).replace(/\s+/g, ' ');
    return dotDotDotToken ? `...${text}` : text;
  });
}

const exportNames = perTree(tree => {
  const names = new Map<ts.Node, string[]>();
  for (const { node, name } of exportsOf(tree)) {
    const given = names.get(node);
    if (given) given.push(name);
    else names.set(node, [name]);
  }
  return names;
});

function exportedAs(tree: Tree, node: ts.Node, names: readonly Naming[]): string[] {
  const same = new Set<ts.Node>([node, bracketed(node)]);
  for (const { by } of names) {
    const declaration: Declaration | undefined = ts.isIdentifier(by) ? resolve(tree, by) : undefined;
    same.add(declaration ?? by);
  }
  const direct = names.filter(naming => naming.kind === 'export').map(naming => naming.name);
  const found = [...same].flatMap(candidate => exportNames(tree).get(candidate) ?? []);
  return [...new Set([...direct, ...found])];
}
