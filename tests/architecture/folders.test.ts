import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { expect } from 'chai';

const root = join(__dirname, '..', '..');
const floors = ['bench', 'flaws', 'grade', 'harness', 'mutants', 'play', 'report', 'scenarios', 'steps', 'stress'];

/** "About a dozen", as a number. */
const most = 14;

/** One list of flaws a task, and one entry. */
const longer = ['flaws/tasks'];

/** Folders of a floor itself: docs/architecture.md says what they offer. */
const explained = ['harness', 'report'];

describe('The folders', () => {
  const folders = floors.flatMap(foldersIn).filter(folder => folder !== 'mutants/styles' && codeIn(folder).length > 1);

  it(`hold at most ${most} files of code, so that a listing explains itself`, () => {
    const full = folders.filter(folder => codeIn(folder).length > most && !longer.includes(folder));
    expect(full).to.deep.equal([]);
  });

  it('each have one entry that begins with what the folder offers and needs', () => {
    const without = folders.filter(folder => !explained.includes(folder) && !codeIn(folder).some(isEntry(folder)));
    expect(without).to.deep.equal([]);
  });

  it('of the tests have the names of those that they test', () => {
    const own = ['architecture', 'bin', 'containment', 'exercise-environment', 'fixtures', 'intake', 'pages', 'src'];
    const tested = readdirSync(join(root, 'tests'), { withFileTypes: true })
      .filter(entry => entry.isDirectory() && !own.includes(entry.name))
      .map(({ name }) => name);
    const nowhere = tested.filter(name => ![name, join('harness', name)].some(path => existsSync(join(root, path))));
    expect(nowhere).to.deep.equal([]);
  });
});

/** `index.ts`, `run.ts`, `preload.ts`, or a file with the folder's name in its own. It begins with a comment. */
function isEntry(folder: string): (name: string) => boolean {
  return name => {
    const [own] = name.split('.') as [string];
    const named =
      ['index', 'run', 'preload'].includes(own) || own.includes(basename(folder)) || basename(folder).startsWith(own);
    return named && /^\/\*\*[\s\S]+?\*\/\n+(import|export|\/\*\*|const|type)/.test(read(join(folder, name)));
  };
}

function codeIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map(({ name }) => name);
}

function foldersIn(folder: string): string[] {
  const below = readdirSync(join(root, folder), { withFileTypes: true }).filter(
    entry => entry.isDirectory() && !['golden', 'styles'].includes(parse(entry.name).name),
  );
  return [folder, ...below.flatMap(({ name }) => foldersIn(join(folder, name)))];
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
