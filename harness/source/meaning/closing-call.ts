import ts from 'typescript';
import type { Tree } from '../tree';
import { originOf } from './origin';

/** `client.quit()`: it closes the connection once all that was asked before is answered, and nothing can be asked after it. */
export function isClosingCall(tree: Tree, call: ts.Expression): boolean {
  return ts.isCallExpression(call) && originOf(tree, call.expression) === 'redis.createClient().quit';
}
