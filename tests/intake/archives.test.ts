import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { unpack } from '../../grade/archives';
import { makeFolder } from '../folder';
import { tarGz, zip } from './make-archive';

describe('archives', () => {
  const made = makeFolder();
  let count = 0;
  after(() => made.remove());

  /** Unpacks bytes; gives the files that came out of it, and what was said. */
  async function outcome(bytes: Buffer, name = 'work.zip') {
    count += 1;
    const archive = join(made.path, `${count}-${name}`);
    const folder = join(made.path, `${count}-out`, 'deep');
    writeFileSync(archive, bytes);
    const said = await unpack(archive, folder).then(
      notes => notes.join('\n'),
      (error: Error) => `${error.name}: ${error.message}`,
    );
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort() : [];
    expect(readdirSync(join(made.path)).filter(one => /^(evil|out)/.test(one))).to.deep.equal([]);
    return { said, files, folder };
  }

  it('a zip and a gzipped tar: their files', async () => {
    const { files, said, folder } = await outcome(
      zip([
        { name: 'work/' },
        { name: 'work/5-subscriber.js', data: 'sub' },
        { name: 'stored.js', data: 'as it is', method: 0 },
      ]),
    );
    expect(files).to.deep.equal(['stored.js', 'work', 'work/5-subscriber.js']);
    expect(readFileSync(join(folder, 'stored.js'), 'utf8')).to.equal('as it is');
    expect(said).to.equal('');
    const tar = await outcome(
      tarGz([
        { path: 'work/', type: 'Directory' },
        { path: 'work/a.js', data: 'x'.repeat(1000) },
      ]),
    );
    expect(tar.files).to.deep.equal(['work', 'work/a.js']);
    expect(readFileSync(join(tar.folder, 'work/a.js'), 'utf8')).to.have.length(1000);
  });

  it('packages, and what a Mac adds: left out without a word', async () => {
    const { files, said } = await outcome(
      zip([
        { name: 'a.js' },
        { name: '__MACOSX/._a.js' },
        { name: 'node_modules/kue/index.js' },
        { name: '.git/HEAD' },
      ]),
    );
    expect(files).to.deep.equal(['a.js']);
    expect(said).to.equal('');
  });

  it('paths that lead out, in each way that there is: left out, and told', async () => {
    const names = ['../evil.js', '/evil.js', 'C:\\evil.js', '..\\..\\evil.js', 'a/../../evil.js', 'nul\0.js'];
    const { files, said } = await outcome(zip([...names.map(name => ({ name })), { name: 'a.js' }]));
    expect(files).to.deep.equal(['a.js']);
    expect(said).to.match(/because its path leads out of the archive: \.\.\/evil\.js, /);
    const tar = await outcome(tarGz([...names.slice(0, 5).map(path => ({ path })), { path: 'a.js' }]));
    expect(tar.files).to.deep.equal(['a.js']);
  });

  it('links and devices, of every type: left out, and told', async () => {
    const inZip = await outcome(zip([{ name: 'a.js' }, { name: 'link.js', data: '/etc/passwd', mode: 0o120777 }]));
    expect(inZip.files).to.deep.equal(['a.js']);
    expect(inZip.said).to.equal('Left out of the archive, because it is a link: link.js.');
    const inTar = await outcome(
      tarGz([
        { path: 'soft', type: 'SymbolicLink', linkpath: '/etc' },
        { path: 'soft/passwd.js', data: 'through a link' },
        { path: 'hard.js', type: 'Link', linkpath: '/etc/passwd' },
        { path: 'pipe.js', type: 'FIFO' },
        { path: 'null.js', type: 'CharacterDevice' },
      ]),
    );
    expect(inTar.files).to.deep.equal(['soft', 'soft/passwd.js']);
    expect(inTar.said).to.include('it is a link: soft and hard.js').and.include('it is a device: pipe.js and null.js');
  });

  it('backslashes between folders, names of DOS, names of a Mac: read as they are meant', async () => {
    const { files } = await outcome(
      zip([
        { name: 'work\\5-subscriber.js' },
        { name: Buffer.from('M\x81ller.js', 'latin1') },
        { name: 'Größe.js' },
        { name: 'Ωmega.js', flags: 0x800 },
      ]),
    );
    expect(files).to.deep.equal(['Größe.js', 'Müller.js', 'work', 'work/5-subscriber.js', 'Ωmega.js']);
  });

  it('two entries of one name: the first', async () => {
    const { files, said, folder } = await outcome(
      zip([
        { name: 'a.js', data: '1' },
        { name: 'a.js', data: '2' },
      ]),
    );
    expect(files).to.deep.equal(['a.js']);
    expect(readFileSync(join(folder, 'a.js'), 'utf8')).to.equal('1');
    expect(said).to.include('another entry has the same name');
  });

  it('bombs: by ratio, by one file, by number', async () => {
    const zeros = Buffer.alloc(12 * 1024 * 1024);
    expect((await outcome(zip([{ name: 'a.js', data: zeros }]))).said).to.match(
      /^ArchiveError: More than 200 times .*zip bomb/,
    );
    expect((await outcome(tarGz([{ path: 'a.js', data: zeros }]))).said).to.match(/^ArchiveError: More than 200 times/);
    const large = Buffer.alloc(17 * 1024 * 1024, 'many different words ');
    expect((await outcome(zip([{ name: 'a.js', data: large, method: 0 }]))).said).to.include(
      'it is larger than 16 MB: a.js',
    );
    const many = Array.from({ length: 2001 }, (_, number) => ({ name: `${number}.js` }));
    expect((await outcome(zip(many))).said).to.match(/^ArchiveError: It holds more than 2000 files/);
  });

  const refused: readonly (readonly [string, Buffer, RegExp])[] = [
    ['a password', zip([{ name: 'a.js', data: 'secret', flags: 1 }]), /protected by a password/],
    ['an unusual method', zip([{ name: 'a.js', data: 'x', method: 99 }]), /few programs read/],
    [
      'a 7z',
      Buffer.from('377abcaf271c0004', 'hex'),
      /It is a 7z archive, which is not unpacked here: unpack it, or hand in a \.zip/,
    ],
    ['a RAR', Buffer.from('526172211a0701', 'hex'), /It is a RAR archive/],
    ['an xz', Buffer.from('fd377a585a0000', 'hex'), /It is an xz archive/],
    ['half a zip', zip([{ name: 'a.js', data: 'x'.repeat(99) }]).subarray(0, 60), /damaged zip/],
    ['half a tar', tarGz([{ path: 'a.js', data: 'x'.repeat(99) }]).subarray(0, 60), /damaged/],
    ['a gzip of no tar', Buffer.from('1f8b08', 'hex'), /damaged/],
    ['a text', Buffer.from('no archive'), /It is no archive, whatever its name says/],
    ['nothing', Buffer.alloc(0), /It is no archive/],
  ];
  for (const [what, bytes, says] of refused)
    it(`${what}: said in a sentence`, async () => {
      const { said } = await outcome(bytes);
      expect(said)
        .to.match(/^ArchiveError: /)
        .and.match(says);
      expect(said.split('\n')).to.have.length(1);
    });
});
