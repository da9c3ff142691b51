import ts from 'typescript';
import { isClosingCall } from '../meaning';
import { blockAround, makersOf } from '../questions';
import {
  enclosingFunction,
  isAsync,
  isGlobal,
  isMemberAccess,
  lineOf,
  memberName,
  oneLine,
  parseTree,
  resolve,
  type Tree,
} from '../tree';

/** See `insertAtEnd`. */
export function insertIntoTree(tree: Tree, statements: string, near: readonly string[] | undefined): string {
  const added = parseTree('statements.ts', statements);
  const free = freeNames(added);
  const names = near ? near.filter(name => free.has(name)) : [...free];
  const block = innermostBlock(tree, names);
  const code = needsAsync(added, block) ? `(async () => {\n${statements}\n})();` : statements;
  return insertIntoBlock(tree, block, code);
}

function insertIntoBlock(tree: Tree, block: ts.BlockLike, code: string): string {
  const text = tree.file.text;
  const leaving = block.statements.find(statement => leaves(tree, statement));
  if (leaving) return splice(text, leaving.getStart(tree.file), `;${oneLine(code)} `);
  const isClosed = ts.isBlock(block) || ts.isModuleBlock(block);
  if (isClosed && text[block.end - 1] === '}') return splice(text, block.end - 1, `;${oneLine(code)}`);
  if (ts.isCaseOrDefaultClause(block)) return splice(text, block.end, `;${oneLine(code)}`);
  return `${text}\n;${code}\n`;
}

/** Names that the statements use and do not declare. */
function freeNames(added: Tree): Set<string> {
  const free = added.nodes.filter((node): node is ts.Identifier => ts.isIdentifier(node) && !resolve(added, node));
  return new Set(free.filter(node => !isKey(node)).map(node => node.text));
}

function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

/** The innermost block in whose scope all the names are; the file itself when its top level declares them all. */
function innermostBlock(tree: Tree, names: readonly string[]): ts.BlockLike {
  let inner: { block: ts.BlockLike; name: string; maker?: ts.Node } = { block: tree.file, name: '' };
  for (const name of names) {
    const makers = makersOf(tree, name).map(maker => ({ maker, block: blockAround(maker) }));
    const visible = makers.find(({ block }) => isAround(block, inner.block));
    const first = makers[0];
    if (!first || visible) continue;
    if (!isAround(inner.block, first.block)) throw new Error(apart(tree, inner, { name, maker: first.maker }));
    inner = { ...first, name };
  }
  return inner.block;
}

function apart(tree: Tree, one: { name: string; maker?: ts.Node }, other: { name: string; maker: ts.Node }): string {
  const lines = [one.maker ?? tree.file, other.maker].map(maker => lineOf(tree, maker));
  return (
    `No place in ${tree.file.fileName} sees both '${one.name}' (line ${lines[0]}) and '${other.name}' (line ${lines[1]}): ` +
    'they are made in separate blocks. Make both at the top level of the file.'
  );
}

function isAround(outer: ts.Node, inner: ts.Node): boolean {
  for (let at = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Whether nothing in the block runs after this statement, or nothing that still reaches Redis. */
function leaves(tree: Tree, statement: ts.Statement): boolean {
  if (ts.isReturnStatement(statement) || ts.isThrowStatement(statement)) return true;
  if (ts.isBreakOrContinueStatement(statement)) return true;
  if (ts.isBlock(statement)) return statement.statements.some(inner => leaves(tree, inner));
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return false;
  if (isClosingCall(tree, statement.expression)) return true;
  const callee = statement.expression.expression;
  return isMemberAccess(callee) && memberName(callee) === 'exit' && isGlobal(tree, callee.expression, 'process');
}

/**
 * Whether the statements use `await` outside their own functions, and their new place does not allow that in every module
 * system.
 */
function needsAsync(added: Tree, block: ts.BlockLike): boolean {
  const around = enclosingFunction(block);
  if (around && isAsync(around)) return false;
  return added.nodes.some(node => ts.isAwaitExpression(node) && !enclosingFunction(node));
}

function splice(text: string, position: number, added: string): string {
  return text.slice(0, position) + added + text.slice(position);
}
