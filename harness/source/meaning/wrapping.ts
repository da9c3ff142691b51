import ts from 'typescript';
import { isFunctionLiteral, isMemberAccess, memberName, resolve, spoken, type Tree, unwrap } from '../tree';
import { originOf } from './origin';

/** A function made from another by a call: `promisify(client.get)`, `client.get.bind(client)`. */
export interface Wrapping {
  /** The origin of the wrapper: `util.promisify`; as written when the origin is unknown. */
  readonly by: string;
  /** The wrapped function as written: `client.get`. */
  readonly of: string;
}

/**
 * Whether a call certainly returns a function: `promisify`, `bind`, or a function of the file or an import, called with a
 * function.
 */
export function isWrapping(tree: Tree, call: ts.CallExpression): boolean {
  if (isBind(call)) return true;
  const [first] = call.arguments;
  if (!first) return false;
  const origin = originOf(tree, call.expression);
  if (origin === 'util.promisify' || origin === 'util.callbackify') return true;
  const callee = unwrap(call.expression);
  const known = origin !== undefined && !origin.includes('()');
  return (
    isFunctionLiteral(unwrap(first)) && (known || (ts.isIdentifier(callee) && resolve(tree, callee) !== undefined))
  );
}

/** `promisify(f).bind(client)` counts as what `promisify` does to `f`. */
export function wrappingAt(tree: Tree, call: ts.CallExpression): Wrapping {
  if (isBind(call)) {
    const bound = unwrap((call.expression as ts.PropertyAccessExpression).expression);
    if (ts.isCallExpression(bound) && isWrapping(tree, bound)) return wrappingAt(tree, bound);
    return { by: 'bind', of: spoken(tree.file, bound) };
  }
  const first = call.arguments[0] as ts.Expression;
  const written = isBind(unwrap(first)) ? wrappingAt(tree, unwrap(first) as ts.CallExpression).of : undefined;
  const by = originOf(tree, call.expression) ?? spoken(tree.file, call.expression);
  return { by, of: written ?? spoken(tree.file, first) };
}

function isBind(node: ts.Node): boolean {
  return ts.isCallExpression(node) && isMemberAccess(node.expression) && memberName(node.expression) === 'bind';
}
