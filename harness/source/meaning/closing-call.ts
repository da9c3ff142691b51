import ts from 'typescript';
import type { Tree } from '../tree';
import { originOf } from './origin';

/** `client.quit()`: closes the connection after all earlier commands are answered; no command can follow. */
export function isClosingCall(tree: Tree, call: ts.Expression): boolean {
  return ts.isCallExpression(call) && originOf(tree, call.expression) === 'redis.createClient().quit';
}
