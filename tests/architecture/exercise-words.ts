import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';

/**
 * The exercise's own names: the programs of the reference, and the keys, queues, routes, functions and messages that both the
 * reference and a feature spell out. Everyday words such as `error` or `jobs`, in small letters only, are not among them.
 *
 * @param root the folder of the package
 */
export function wordsOfTheExercise(root: string): string[] {
  const programs = readdirSync(join(root, 'src')).filter(name => /^\d/.test(name));
  const features = readdirSync(join(root, 'features'))
    .filter(name => name.endsWith('.feature'))
    .map(name => readFileSync(join(root, 'features', name), 'utf8'))
    .join('\n');
  const spelt = programs.flatMap(name => namesAndTexts(readFileSync(join(root, 'src', name), 'utf8')));
  const shared = spelt.filter(word => word.length > 3 && /[^a-z]/.test(word) && features.includes(word));
  return [...new Set([...programs.map(name => basename(name, '.ts')), ...shared])];
}

/**
 * What a file's text names of the exercise: one of the words, or a task. Comments count; paths of imports do not.
 *
 * @param words as `wordsOfTheExercise` returns them
 */
export function namedIn(text: string, words: readonly string[]): string[] {
  const own = text.replace(/\b(from|import|require\()\s*'[^']*'/g, '');
  const tasks = own.match(/@task\b\S*|\btasks?[ -]?\d+/gi) ?? [];
  return [...words.filter(word => asWord(word).test(own)), ...tasks];
}

/** A key such as `item.` is only known by its dot, so what follows may be anything. */
function asWord(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return word.endsWith('.') ? new RegExp(`['"\`]${escaped}`) : new RegExp(`(?<![\\w])${escaped}(?![\\w])`);
}

function namesAndTexts(text: string): string[] {
  const file = ts.createSourceFile('program.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text.trim().replace(/^[,:.]\s*|:$/g, ''));
    if (isNamed(node) && ts.isIdentifier(node.name)) found.push(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isNamed(node: ts.Node): node is ts.NamedDeclaration & { name: ts.Node } {
  const declares =
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isPropertySignature(node);
  return declares && node.name !== undefined;
}
