import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import ts from 'typescript';

const root = join(__dirname, '..', '..');

describe('The architecture', () => {
  it('has no import circles, and each floor imports only from those below (.dependency-cruiser.js)', async () => {
    const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const folders = ['bin', 'steps', 'harness', 'src', 'scenarios', 'flaws', 'bench', 'report', 'grade'];
    const { exitCode, stdout } = await execa(
      process.execPath,
      [cruiser, '--config', '.dependency-cruiser.js', '--output-type', 'err', ...folders],
      { cwd: root, reject: false },
    );
    expect(stdout).to.match(/no dependency violations found|0 errors/);
    expect(exitCode).to.equal(0);
  });

  it('names the tasks of the exercise in features only: a second exercise needs no new step code', () => {
    const words = wordsOfTheExercise();
    expect(words).to.include.members(['5-subscriber', 'reserve_seat', 'item.']);
    const files = ['steps', 'harness'].flatMap(sourcesIn);
    const named = files.flatMap(file => {
      const strings = stringsIn(file);
      return words.filter(word => strings.some(text => text.includes(word))).map(word => `${file}: ${word}`);
    });
    expect(named).to.deep.equal([]);
  });
});

/** Programs of the reference, and what they and the features both spell out: keys, queues, routes, messages. */
function wordsOfTheExercise(): string[] {
  const programs = readdirSync(join(root, 'src')).filter(name => /^\d/.test(name));
  const features = readdirSync(join(root, 'features'))
    .filter(name => name.endsWith('.feature'))
    .map(name => readFileSync(join(root, 'features', name), 'utf8'))
    .join('\n');
  const spelt = programs
    .flatMap(name => stringsIn(join('src', name)))
    .map(text => text.trim())
    .filter(text => text.length > 4 && /[_\d.]|\s/.test(text) && features.includes(text) && !/^[./]/.test(text));
  return [...new Set([...programs.map(name => basename(name, '.ts')), ...spelt])];
}

function stringsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest);
  const strings: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      strings.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return strings;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name));
}
