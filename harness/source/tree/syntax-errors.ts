import ts from 'typescript';
import { type Declaration, declaredTogether } from './bindings';
import { enclosingFunction, isAsync } from './expressions';
import { deepestNesting, type Tree } from './tree';

/** A place where a file is not valid JavaScript (or TypeScript, by its ending), so that it cannot run. */
export interface SyntaxProblem {
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
  readonly message: string;
}

/** The parser's errors, and two that it does not report: `await` outside `async`, and a name declared twice. */
export function syntaxErrorsOf(tree: Tree): SyntaxProblem[] {
  if (tree.tooDeep) {
    const message = `Brackets or operators are nested more than ${deepestNesting} deep; the file is not analysed.`;
    return [{ line: 1, column: 1, message }];
  }
  const problems = [...parseErrors(tree), ...misplacedAwaits(tree), ...repeatedNames(tree)];
  return problems.sort((a, b) => a.line - b.line || a.column - b.column);
}

/** A program of this one file, without resolving imports, because only it reports type annotations in a `.js` file. */
function parseErrors(tree: Tree): SyntaxProblem[] {
  const { file } = tree;
  const host: ts.CompilerHost = {
    fileExists: () => true,
    getCanonicalFileName: name => name,
    getCurrentDirectory: () => '',
    getDefaultLibFileName: () => 'lib.d.ts',
    getNewLine: () => '\n',
    getSourceFile: name => (name === file.fileName ? file : undefined),
    readFile: () => undefined,
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  const options = { allowJs: true, noLib: true, noResolve: true, types: [], jsx: ts.JsxEmit.Preserve };
  const program = ts.createProgram([file.fileName], options, host);
  return program.getSyntacticDiagnostics(file).map(({ start, messageText }) => ({
    ...placeOf(tree, start),
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
}

function misplacedAwaits(tree: Tree): SyntaxProblem[] {
  const awaits = tree.nodes.filter(node => ts.isAwaitExpression(node) || isForAwait(node));
  const misplaced = awaits.filter(node => {
    const around = enclosingFunction(node);
    return around !== undefined && !isAsync(around);
  });
  const message = "'await' is used in a function that is not 'async'.";
  return misplaced.map(node => ({ ...placeOf(tree, node.getStart(tree.file)), message }));
}

function isForAwait(node: ts.Node): boolean {
  return ts.isForOfStatement(node) && node.awaitModifier !== undefined;
}

function repeatedNames(tree: Tree): SyntaxProblem[] {
  return declaredTogether(tree).flatMap(([first, ...others]) =>
    others
      .filter(other => first && (isOnlyOnce(first) || isOnlyOnce(other)))
      .map(other => {
        const name = other.name as ts.Identifier;
        const before = placeOf(tree, (first as Declaration).getStart(tree.file)).line;
        const message = `'${name.text}' is declared twice; the first time is on line ${before}.`;
        return { ...placeOf(tree, name.getStart(tree.file)), message };
      }),
  );
}

function isOnlyOnce(declaration: Declaration): boolean {
  if (ts.isClassLike(declaration) || ts.isImportClause(declaration) || ts.isNamespaceImport(declaration)) return true;
  if (ts.isImportSpecifier(declaration)) return true;
  let at: ts.Node = declaration;
  while (ts.isBindingElement(at)) at = at.parent.parent;
  return ts.isVariableDeclaration(at) && (ts.getCombinedNodeFlags(at) & ts.NodeFlags.BlockScoped) !== 0;
}

function placeOf(tree: Tree, position: number): { line: number; column: number } {
  const { line, character } = tree.file.getLineAndCharacterOfPosition(position);
  return { line: line + 1, column: character + 1 };
}
