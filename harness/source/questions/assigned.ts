import ts from 'typescript';
import { type Literal, literalOf } from '../meaning';
import { perTree, type Tree } from '../tree';

/** A literal value that the file assigns to a name: in its declaration, or by `name = value` anywhere. */
export interface Assigned {
  readonly name: string;
  readonly value: Literal;
}

export const assignedIn = perTree((tree): Assigned[] => tree.nodes.flatMap(node => assignedAt(tree, node) ?? []));

function assignedAt(tree: Tree, node: ts.Node): Assigned | undefined {
  const [name, expression] = partsOf(node);
  if (!name || !expression || !ts.isIdentifier(name)) return undefined;
  const literal = literalOf(tree, expression);
  return literal && { name: name.text, value: literal.value };
}

function partsOf(node: ts.Node): [name?: ts.Node, expression?: ts.Expression | undefined] {
  if (ts.isVariableDeclaration(node)) return [node.name, node.initializer];
  const assigns = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return assigns ? [node.left, node.right] : [];
}
