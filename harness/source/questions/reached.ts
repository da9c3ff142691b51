import ts from 'typescript';
import { functionFor, originOf } from '../meaning';
import { type FunctionNode, isGlobal, isMemberAccess, perTree, type Tree, unwrap, within } from '../tree';
import { type Call, callsOf } from './calls';

/** What one piece of the text does by itself, and the functions outside it to which it leads. */
export interface Part {
  readonly calls: readonly Call[];
  readonly asserts: boolean;
  readonly leadsTo: readonly FunctionNode[];
}

/** What an expression's text does, and what the file's functions do that it calls or hands on. */
export function reachedFrom(tree: Tree, start: ts.Expression): Part[] {
  const seen = new Set<ts.Node>([functionFor(tree, start) ?? start]);
  const reached: Part[] = [];
  for (const node of seen) {
    const part = partOf(tree, node);
    reached.push(part);
    for (const next of part.leadsTo) seen.add(next);
  }
  return reached;
}

const parts = perTree(() => new Map<ts.Node, Part>());

function partOf(tree: Tree, node: ts.Node): Part {
  const known = parts(tree).get(node);
  if (known) return known;
  const inside = within(tree, node);
  const part = {
    calls: inside.flatMap(inner => callsOf(tree).get(inner) ?? []),
    asserts: inside.some(inner => isAssertion(tree, inner)),
    leadsTo: inside
      .flatMap(inner => calledFunctions(tree, inner))
      .filter(({ pos, end }) => pos < node.pos || node.end < end),
  };
  parts(tree).set(node, part);
  return part;
}

function calledFunctions(tree: Tree, node: ts.Node): FunctionNode[] {
  if (!ts.isCallExpression(node)) return [];
  return [node.expression, ...node.arguments].flatMap(value => functionFor(tree, value) ?? []);
}

const assertionModules = /^(assert(\/strict)?|chai\.(expect|assert)|expect|should|power-assert|sinon\.assert)(\.|$)/;

function isAssertion(tree: Tree, node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'should') {
    return originOf(tree, node.expression) !== 'chai';
  }
  if (!ts.isCallExpression(node)) return false;
  const origin = originOf(tree, node.expression);
  if (origin !== undefined) return assertionModules.test(origin);
  let base = unwrap(node.expression);
  while (isMemberAccess(base)) base = unwrap(base.expression);
  return ['expect', 'assert', 'should'].some(name => isGlobal(tree, base, name));
}
