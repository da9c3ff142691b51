import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { contentsOf } from '../../../harness/stage/contents/contents';
import { makeFolder } from '../../folder';

describe('contentsOf', () => {
  let folder: ReturnType<typeof makeFolder>;
  afterEach(() => folder.remove());

  const names = (path = folder.path) => contentsOf(path).files.map(({ name }) => name);

  it('takes along whatever a program may read, hidden files too, the nearest first', () => {
    folder = makeFolder({ 'z.txt': '', '.env': '', 'a/b/c.json': '', 'a/d.bin': '', 'dist/e.js': '' });
    expect(names()).to.deep.equal(['.env', 'z.txt', 'a/d.bin', 'dist/e.js', 'a/b/c.json']);
  });

  it('leaves packages, hidden folders and an unpacked Redis, and says why', () => {
    folder = makeFolder({ 'node_modules/x/y.js': '', '.git/z': '', 'redis-6.0.10/src/a.c': '', 'a.js': '' });
    const { files, leftOut } = contentsOf(folder.path);
    expect(files.map(({ name }) => name)).to.deep.equal(['a.js']);
    expect(leftOut.get('.git/')).to.equal('is a hidden folder');
    expect([...leftOut.keys()].sort()).to.deep.equal(['.git/', 'node_modules/', 'redis-6.0.10/']);
  });

  it('follows links within the folder, none out of it, and none around itself', () => {
    folder = makeFolder({ 'own/lists/a.json': '[]', 'theirs/b.json': '[]' });
    const own = join(folder.path, 'own');
    symlinkSync('lists', join(own, 'linked'));
    symlinkSync(join(folder.path, 'theirs'), join(own, 'theirs'));
    symlinkSync('..', join(own, 'lists', 'around'));
    symlinkSync('/nowhere/at/all', join(own, 'broken'));
    expect(names(own)).to.deep.equal(['linked/a.json', 'lists/a.json']);
    expect(contentsOf(own).leftOut.get('theirs/')).to.equal('is a link that leads out of the folder');
  });

  it('takes so many files, and says of the others that they are too many', () => {
    folder = makeFolder({
      'a.js': '',
      ...Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`many/${n}.txt`, ''])),
    });
    const { files, leftOut } = contentsOf(folder.path);
    expect(files).to.have.length(2000);
    expect(leftOut.size).to.equal(101);
    expect([...leftOut.values()][0]).to.match(/goes beyond the 2000 files/);
  });

  it('leaves a file out that is too large, and takes the others', () => {
    folder = makeFolder({ 'huge.bin': ' '.repeat(9 * 1024 * 1024), 'small.txt': 'x' });
    expect(names()).to.deep.equal(['small.txt']);
    expect(contentsOf(folder.path).leftOut.get('huge.bin')).to.equal('is larger than 8 MB');
  });
});
