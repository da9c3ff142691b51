import ts from 'typescript';
import {
  type Declaration,
  type FunctionNode,
  isFunctionLiteral,
  isFunctionNode,
  perTree,
  resolve,
  type Tree,
  unwrap,
  valuesOf,
} from '../tree';

/** The function that an expression refers to: written there, or declared in the file under that name. */
export function functionFor(tree: Tree, expression: ts.Expression): FunctionNode | undefined {
  const at = unwrap(expression);
  if (isFunctionLiteral(at)) return at;
  const declaration = ts.isIdentifier(at) ? resolve(tree, at) : undefined;
  if (!declaration) return undefined;
  const known = declaredFunctions(tree);
  if (!known.has(declaration)) {
    known.set(declaration, undefined);
    known.set(declaration, functionOfDeclaration(tree, declaration));
  }
  return known.get(declaration);
}

/** Each declaration is followed once, so a cycle (`a = b`, `b = a`) has no function. */
const declaredFunctions = perTree(() => new Map<Declaration, FunctionNode | undefined>());

function functionOfDeclaration(tree: Tree, declaration: Declaration): FunctionNode | undefined {
  if (isFunctionNode(declaration)) return declaration;
  const values = valuesOf(tree, declaration).map(unwrap);
  const value = values.find(isFunctionLiteral) ?? values[0];
  return value && functionFor(tree, value);
}
