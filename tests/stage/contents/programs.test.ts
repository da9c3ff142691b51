import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { HarnessError } from '../../../harness/errors';
import { findPrograms } from '../../../harness/stage/contents/programs';
import { makeFolder } from '../../folder';

describe('findPrograms', () => {
  let folder: ReturnType<typeof makeFolder>;
  afterEach(() => folder.remove());

  const names = () => findPrograms(folder.path).map(program => program.name);

  it('finds programs of every ending, and modules in folders', () => {
    folder = makeFolder({ 'a.js': '', 'b.mjs': '', 'c.ts': '', 'lib/d.cjs': '', 'README.md': '', 'e.d.ts': '' });
    expect(names()).to.deep.equal(['a', 'b', 'c', 'lib/d']);
  });

  it('leaves litter out', () => {
    folder = makeFolder({
      'a.js': '',
      'node_modules/x/index.js': '',
      '.git/b.js': '',
      'redis-6.0.10/deps/c.js': '',
      'huge.js': ' '.repeat(1024 * 1024 + 1),
    });
    expect(names()).to.deep.equal(['a']);
  });

  it('takes the compiled program where its source stands beside it', () => {
    folder = makeFolder({ 'a.ts': '', 'a.js': '' });
    expect(findPrograms(folder.path)).to.deep.equal([{ path: join(folder.path, 'a.js'), name: 'a' }]);
  });

  it('follows a link to a file, and passes over one to nowhere', () => {
    folder = makeFolder({ 'deep/a.js': '' });
    symlinkSync(join(folder.path, 'deep', 'a.js'), join(folder.path, 'linked.js'));
    symlinkSync('/nowhere/at/all.js', join(folder.path, 'broken.js'));
    expect(names()).to.deep.equal(['deep/a', 'linked']);
  });

  it('does not follow a link out of the target', () => {
    folder = makeFolder({ 'own/a.js': '', 'own.js': '', 'theirs/b.js': '' });
    symlinkSync(join(folder.path, 'theirs', 'b.js'), join(folder.path, 'own', 'b.js'));
    symlinkSync(join(folder.path, 'own.js'), join(folder.path, 'own', 'c.js'));
    symlinkSync('a.js', join(folder.path, 'own', 'd.js'));
    const found = findPrograms(join(folder.path, 'own')).map(program => program.name);
    expect(found).to.deep.equal(['a', 'd']);
  });

  it('says that a folder is not there, or is a file', () => {
    folder = makeFolder({ 'a.js': '' });
    expect(() => findPrograms(join(folder.path, 'b'))).to.throw(HarnessError, /There is no folder .*b\./);
    expect(() => findPrograms(join(folder.path, 'a.js'))).to.throw(HarnessError, /is a file; give the folder/);
  });
});
