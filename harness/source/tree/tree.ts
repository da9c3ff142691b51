import ts from 'typescript';

/** The syntax tree of one file, with its nodes in the order of the text. */
export interface Tree {
  readonly file: ts.SourceFile;
  readonly nodes: readonly ts.Node[];
  /** Nested deeper than `deepestNesting`, or than the parser can follow; the tree is then empty. */
  readonly tooDeep: boolean;
}

/**
 * How deep the nodes of a file may nest: ten times as deep as people write, and shallow enough to walk up from every node.
 */
export const deepestNesting = 1000;

/** Parses one file, without other files and without type checks. Never throws, whatever the text. */
export function parseTree(name: string, text: string): Tree {
  try {
    const options = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
    const file = ts.createSourceFile(name, text, options, true, scriptKind(name));
    return { file, nodes: inOrder(file), tooDeep: false };
  } catch (error) {
    // The parser's recursion ends in this error, and inOrder throws it.
    if (!(error instanceof RangeError)) throw error;
    return { ...parseTree(name, ''), tooDeep: true };
  }
}

export function isTypeScript(name: string): boolean {
  return /\.[mc]?tsx?$/i.test(name);
}

/** The 1-based line on which a node's own text (not the comments before it) starts. */
export function lineOf(tree: Tree, node: ts.Node): number {
  return tree.file.getLineAndCharacterOfPosition(node.getStart(tree.file)).line + 1;
}

export function textOf(tree: Tree, node: ts.Node): string {
  return node.getText(tree.file);
}

/** A fact that is computed on first use and remembered as long as the tree lives. */
export function perTree<Fact>(workOut: (tree: Tree) => Fact): (tree: Tree) => Fact {
  const known = new WeakMap<Tree, { fact: Fact }>();
  return tree => {
    const entry = known.get(tree) ?? { fact: workOut(tree) };
    known.set(tree, entry);
    return entry.fact;
  };
}

const positions = perTree(tree => new Map(tree.nodes.map((node, index) => [node, index])));

/** A node and everything inside it. */
export function within(tree: Tree, node: ts.Node): ts.Node[] {
  const start = positions(tree).get(node) ?? tree.nodes.length;
  let end = start + 1;
  while (end < tree.nodes.length && (tree.nodes[end] as ts.Node).pos < node.end) end += 1;
  return tree.nodes.slice(start, end);
}

function scriptKind(name: string): ts.ScriptKind {
  if (/x$/i.test(name) && isTypeScript(name)) return ts.ScriptKind.TSX;
  return isTypeScript(name) ? ts.ScriptKind.TS : ts.ScriptKind.JSX;
}

/** Keeps a stack of its own: `1 + 1 + 1 …` is as deep as it is long, and would overflow the call stack. */
function inOrder(root: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const waiting = [{ node: root, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    if (depth > deepestNesting) throw new RangeError(`nested deeper than ${deepestNesting}`);
    nodes.push(node);
    const children: ts.Node[] = [];
    ts.forEachChild(node, child => {
      children.push(child);
    });
    for (const child of children.reverse()) waiting.push({ node: child, depth: depth + 1 });
  }
  return nodes;
}
