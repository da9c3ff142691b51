import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { surround } from '../../harness/stage/copy';
import { stageTarget } from '../../harness/stage/stage';
import { WorkingFolders } from '../../harness/stage/working-folders';
import { makeFolder } from '../folder';

describe('WorkingFolders', () => {
  const target = makeFolder({ '0.js': 'first();', 'assets/1.json': '1' });
  const around = makeFolder();
  const stage = stageTarget(target.path);
  surround(stage, around.path);
  const folders = new WorkingFolders(stage, around.path);
  after(() => {
    target.remove();
    around.remove();
  });

  it('takes a folder again in which nothing was changed', () => {
    const one = folders.take();
    const other = folders.take();
    expect(other).not.to.equal(one);
    folders.giveBack(one);
    expect(folders.take()).to.equal(one);
    folders.giveBack(one);
    folders.giveBack(other);
  });

  const changes: Record<string, (folder: string) => void> = {
    'a file of the same size': folder => writeFileSync(join(folder, '0.js'), 'other();'),
    'a file written anew with the same text': folder => writeFileSync(join(folder, '0.js'), 'first();'),
    'one more file': folder => writeFileSync(join(folder, 'assets', 'more.txt'), ''),
    'one more folder': folder => mkdirSync(join(folder, 'more')),
    'a file less': folder => rmSync(join(folder, 'assets', '1.json')),
    'a file made unreadable': folder => chmodSync(join(folder, '0.js'), 0),
    'a file moved there and back': folder => {
      renameSync(join(folder, '0.js'), join(folder, '1.js'));
      renameSync(join(folder, '1.js'), join(folder, '0.js'));
    },
    'the folder itself gone': folder => rmSync(folder, { recursive: true }),
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`removes one after ${what}`, () => {
      const folder = folders.take();
      change(folder);
      folders.giveBack(folder);
      expect(existsSync(folder)).to.equal(false);
      const next = folders.take();
      expect(readFileSync(join(next, '0.js'), 'utf8')).to.equal('first();');
      folders.giveBack(next);
    });
  }
});
