import ts from 'typescript';
import { isChanged, type Literal, literalOf } from '../meaning';
import { enclosingFunction, lineOf, perTree, type Tree } from '../tree';

/** A variable whose initial value is a literal. */
export interface Constant {
  readonly name: string;
  readonly kind: 'const' | 'let' | 'var' | 'using';
  readonly value: Literal;
  /** The file assigns to it again later, or changes the contents of its array or object. */
  readonly changed: boolean;
  readonly line: number;
  /** Outside every function. */
  readonly topLevel: boolean;
}

export const constantsOf = perTree((tree): Constant[] => tree.nodes.flatMap(node => constantAt(tree, node) ?? []));

function constantAt(tree: Tree, node: ts.Node): Constant | undefined {
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name) || !node.initializer) return undefined;
  const literal = literalOf(tree, node.initializer);
  if (!literal) return undefined;
  return {
    name: node.name.text,
    kind: kindOf(node),
    value: literal.value,
    changed: isChanged(tree, node),
    line: lineOf(tree, node),
    topLevel: enclosingFunction(node) === undefined,
  };
}

function kindOf(node: ts.VariableDeclaration): Constant['kind'] {
  const flags = ts.getCombinedNodeFlags(node) & ts.NodeFlags.BlockScoped;
  if (flags === ts.NodeFlags.Const) return 'const';
  if (flags === ts.NodeFlags.Let) return 'let';
  return flags === 0 ? 'var' : 'using';
}
