import ts from 'typescript';
import { parseTree, type Tree, textOf } from './tree';

/** Statements on one line, with semicolons for line ends, and without comments. */
export function oneLine(statements: string): string {
  const tree = parseTree('statements.ts', statements);
  const ends = new Set(tree.nodes.filter(node => wantsSemicolon(tree, node)).map(node => node.end));
  let line = '';
  let before = 0;
  for (const token of tokensOf(tree)) {
    const start = token.getStart(tree.file);
    const separate = line !== '' && start > before;
    line += (separate ? ' ' : '') + withoutLineEnds(textOf(tree, token));
    if (ends.has(token.end)) line += ';';
    before = token.end;
  }
  return line;
}

const closedBySemicolon = new Set([
  ts.SyntaxKind.ExpressionStatement,
  ts.SyntaxKind.VariableStatement,
  ts.SyntaxKind.ReturnStatement,
  ts.SyntaxKind.ThrowStatement,
  ts.SyntaxKind.BreakStatement,
  ts.SyntaxKind.ContinueStatement,
  ts.SyntaxKind.DebuggerStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.PropertyDeclaration,
]);

function wantsSemicolon(tree: Tree, node: ts.Node): boolean {
  return closedBySemicolon.has(node.kind) && tree.file.text[node.end - 1] !== ';';
}

function tokensOf(tree: Tree): ts.Node[] {
  const tokens: ts.Node[] = [];
  const waiting: ts.Node[] = [tree.file];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const children = node.getChildren(tree.file);
    if (children.length === 0 && textOf(tree, node) !== '') tokens.push(node);
    waiting.push(...[...children].reverse());
  }
  return tokens;
}

/** A line end inside a template is part of its text; after a backslash it counts as nothing. */
function withoutLineEnds(token: string): string {
  return token.replace(/\\\r?\n/g, '').replace(/\r?\n/g, '\\n');
}
