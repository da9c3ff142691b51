import ts from 'typescript';
import { parseTree } from '../../harness/source/tree/tree';

/** Something in a program that a place can be named by. */
export interface Landmark {
  readonly line: number;
  readonly column: number;
}

/** A text that stands in the program: its written-out pieces, between what is put in. */
export interface WrittenText extends Landmark {
  readonly pieces: readonly string[];
  /** What is put in, as written. */
  readonly values: readonly string[];
}

/** A call, or a `new`. */
export interface CallMark extends Landmark {
  /** What it is called on, as written, without blanks: `client`, `queue.create('a', data)`. */
  readonly on: string;
  /** The last name: `hset`. */
  readonly method: string;
  /** As written. */
  readonly args: readonly string[];
  /** The first argument, where it is a text that is written out (or the name of a constant that is). */
  readonly first: string | undefined;
  readonly lastLine: number;
}

/** A function, a variable or an import, by its name. */
export interface NameMark extends Landmark {
  readonly name: string;
  readonly kind: 'function' | 'variable' | 'import' | 'property' | 'return';
  readonly lastLine: number;
  /** The first value of a variable or property, as written; where an import comes from. */
  readonly value: string;
}

/** What there is to be found in one file, in the order of its text. */
export interface Landmarks {
  readonly texts: readonly WrittenText[];
  readonly calls: readonly CallMark[];
  readonly names: readonly NameMark[];
  readonly lines: readonly string[];
}

/** Reads the landmarks of a file; of one with syntax errors, those that could be read. */
export function readLandmarks(name: string, text: string): Landmarks {
  const { file, nodes } = parseTree(name, text);
  const constants = new Map<string, string>();
  for (const node of nodes) {
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
      if (ts.isStringLiteralLike(node.initializer)) constants.set(node.name.text, node.initializer.text);
    }
  }
  const at = (node: ts.Node): Landmark => {
    const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
    return { line: line + 1, column: character + 1 };
  };
  const lastLine = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.end).line + 1;

  function textAt(node: ts.Node): WrittenText[] {
    if (ts.isStringLiteralLike(node)) return [{ ...at(node), pieces: [node.text], values: [] }];
    if (!ts.isTemplateExpression(node)) return [];
    return [
      {
        ...at(node),
        pieces: [node.head.text, ...node.templateSpans.map(span => span.literal.text)],
        values: node.templateSpans.map(span => span.expression.getText(file)),
      },
    ];
  }

  function callAt(node: ts.Node): CallMark[] {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
    const { expression: callee, arguments: given = [] } = node;
    const member = ts.isPropertyAccessExpression(callee) ? callee : undefined;
    const [first] = given;
    const written = first && ts.isStringLiteralLike(first) ? first.text : undefined;
    return [
      {
        ...at(member?.name ?? node),
        on: (member?.expression.getText(file) ?? '').replace(/\s+/g, ''),
        method: member?.name.text ?? callee.getText(file),
        args: given.map(argument => argument.getText(file)),
        first: written ?? (first && ts.isIdentifier(first) ? constants.get(first.text) : undefined),
        lastLine: lastLine(node),
      },
    ];
  }

  function nameAt(node: ts.Node): NameMark[] {
    const mark = (named: ts.Node, name: string, kind: NameMark['kind'], value?: ts.Node) => [
      { ...at(named), name, kind, lastLine: lastLine(node), value: value?.getText(file) ?? '' },
    ];
    if ((ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) && node.name)
      return mark(node.name, node.name.getText(file), 'function');
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name)) {
      const { initializer } = node;
      const isFunction = initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
      return mark(node.name, node.name.text, isFunction ? 'function' : 'variable', initializer);
    }
    if (ts.isPropertyAssignment(node))
      return mark(node.name, node.name.getText(file).replace(/['"]/g, ''), 'property', node.initializer);
    if (ts.isShorthandPropertyAssignment(node)) return mark(node.name, node.name.text, 'property', node.name);
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      return mark(node, node.moduleSpecifier.text, 'import', node.importClause);
    if (ts.isReturnStatement(node)) return mark(node, 'return', 'return', node.expression);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken)
      return mark(node.left, node.left.getText(file), 'variable', node.right);
    return [];
  }

  return {
    texts: nodes.flatMap(textAt),
    calls: nodes.flatMap(callAt),
    names: nodes.flatMap(nameAt),
    lines: text.split('\n'),
  };
}
