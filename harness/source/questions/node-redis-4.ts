import { RedisClient } from 'redis';
import ts from 'typescript';
import { originOf } from '../meaning';
import { isFunctionLiteral, isMemberAccess, keyOf, lineOf, memberName, perTree, type Tree, unwrap } from '../tree';
import { type Call, callsOf } from './calls';
import { importsOf } from './imports';

/** A place that only makes sense with node redis 4 or newer. */
export interface NodeRedis4Sign {
  readonly line: number;
  readonly what: string;
}

/** Signs that a file is written for node redis 4 or newer, of which version 3 knows nothing; only sure ones. */
export const nodeRedis4Signs = perTree((tree): NodeRedis4Sign[] => {
  const signs = [
    ...importsOf(tree)
      .filter(({ module }) => module.startsWith('@redis/'))
      .map(({ line, module }) => ({ line, what: `imports ${module}` })),
    ...[...callsOf(tree)].flatMap(([node, call]) => signAt(tree, node, call) ?? []),
  ];
  return signs.sort((a, b) => a.line - b.line);
});

const newMethods = new Set(['connect', 'disconnect', 'destroy']);
const maker = /^redis\.(createClient|createCluster)$/;
const method = /^redis\.createClient\(\)(?:\.(?:on|once|duplicate|connect)\(\))*\.(\w+)$/;

function signAt(tree: Tree, node: ts.Node, call: Call): NodeRedis4Sign | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  if (maker.test(call.origin ?? '')) return signOfOptions(tree, node);
  const name = method.exec(call.origin ?? '')?.[1];
  if (name === undefined)
    return isNewCommand(call.method) && isUnknownClient(tree, node) ? say(call, call.callee) : undefined;
  if (newMethods.has(name) || isNewCommand(name)) return say(call, call.callee);
  if (!isCommand(name)) return undefined;
  const withoutCallback = !call.args.some(argument => argument.isFunction || argument.origin === 'redis.print');
  if (name === 'subscribe')
    return takesMessages(node) ? say(call, `${call.callee} with a listener for messages`) : undefined;
  if (isReplaced(tree, name)) return undefined;
  if (call.awaited && withoutCallback) return say(call, `await ${call.callee}`);
  return withoutCallback && isThened(node) ? say(call, `${call.callee}().then`) : undefined;
}

/** `client.get = promisify(client.get)`: then the client's method gives a promise in any version. */
function isReplaced(tree: Tree, name: string): boolean {
  return new RegExp(`\\.${name}\\s*=[^=]`).test(tree.file.text);
}

function say(call: Call, what: string): NodeRedis4Sign {
  return { line: call.line, what };
}

/** Commands as version 4 spells them: `hSet` where version 3 has `hset`. */
function isNewCommand(name: string): boolean {
  return /^[a-z]+[A-Z]/.test(name) && !(name in RedisClient.prototype) && isCommand(name.toLowerCase());
}

function isCommand(name: string): boolean {
  return name in RedisClient.prototype && name.toUpperCase() in RedisClient.prototype;
}

/** A client of which the file does not say where it comes from, such as a parameter, in a file that uses redis. */
function isUnknownClient(tree: Tree, node: ts.CallExpression): boolean {
  const callee = unwrap(node.expression);
  const usesRedis = importsOf(tree).some(({ module }) => module === 'redis');
  return usesRedis && isMemberAccess(callee) && originOf(tree, callee.expression) === undefined;
}

/** `createClient({ socket: … })` */
function signOfOptions(tree: Tree, node: ts.CallExpression): NodeRedis4Sign | undefined {
  const options = node.arguments[0] && unwrap(node.arguments[0]);
  if (!options || !ts.isObjectLiteralExpression(options)) return undefined;
  const socket = options.properties.find(property => property.name && keyOf(property.name) === 'socket');
  return socket && { line: lineOf(tree, socket), what: 'createClient with the option socket' };
}

/** In version 3 a function given to `subscribe` gets an error first; in version 4, the message. */
function takesMessages(node: ts.CallExpression): boolean {
  const listener = node.arguments.map(unwrap).find(isFunctionLiteral);
  const first = listener?.parameters[0]?.name;
  return first !== undefined && ts.isIdentifier(first) && /^(message|msg)$/i.test(first.text);
}

function isThened(node: ts.CallExpression): boolean {
  return isMemberAccess(node.parent) && node.parent.expression === node && memberName(node.parent) === 'then';
}
