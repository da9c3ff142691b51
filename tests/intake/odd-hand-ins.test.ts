import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import type { ClassResult } from '../../report/class/class-result';
import { makeFolder } from '../folder';
import { makeDevice, makeFifo, runAsPlainUser } from './odd-folders';

const dump = readFileSync(resolve(__dirname, '../../dump.rdb'));
const text = readFileSync(resolve(__dirname, '../../mutants/styles/a/0-redis_client.js'), 'utf8');
const program = '0-redis_client.js';

/** In each folder there is a right solution of the first two tasks, and what is odd. */
describe('a class whose folders hold what nobody expects', function () {
  this.timeout(300_000);
  const folder = makeFolder();
  const out = makeFolder();
  let result: ClassResult;
  let said = '';

  const put = (name: string, file: string, content: string | Buffer = '') => {
    mkdirSync(join(folder.path, name), { recursive: true });
    writeFileSync(join(folder.path, name, program), text);
    writeFileSync(join(folder.path, name, 'dump.rdb'), dump);
    writeFileSync(join(folder.path, name, file), content);
  };
  const path = (name: string) => join(folder.path, name);

  before(async function () {
    put('many files', 'x.json');
    for (let number = 0; number < 100_000; number += 1) writeFileSync(path(`many files/${number}.txt`), '');
    put('large', 'data.json');
    for (const name of ['large/data.json', 'large/talk.mp4', 'large.mp4', 'large.zip']) {
      writeFileSync(path(name), '');
      truncateSync(path(name), 2 * 1024 ** 3);
    }
    put('large program', program);
    truncateSync(path(`large program/${program}`), 2 * 1024 ** 3);
    put('pipes', 'x.json');
    for (const name of ['package.json', '1-redis_op.js', '.env']) makeFifo(path(`pipes/${name}`));
    put('links', 'x.json');
    symlinkSync('1-redis_op.js', path('links/1-redis_op.js'));
    symlinkSync('/dev/zero', path('links/package.json'));
    symlinkSync('.', path('links/here'));
    put('utf-16', program, Buffer.from(`\uFEFF${text}`, 'utf16le'));
    put('latin-1', program, Buffer.from(`// M\xfcller\n${text}`, 'latin1'));
    put('mark', program, `\uFEFF${text}`);
    put('submission_41', 'x.json');
    writeFileSync(
      path('submission_metadata.yml'),
      'submission_41:\n  :submitters:\n  - :name: Ada Lovelace\n    :sid: "1"\n    :email: ada@x.edu\n  :created_at: 2026-10-01 12:00:00 -07:00\n',
    );
    put('locked', 'x.json');
    put('locked program', 'x.json');
    put('locked data', 'private.json');
    for (const name of ['locked', `locked program/${program}`, 'locked data/private.json']) chmodSync(path(name), 0);
    const hasDevice = makeDevice(path('device'));
    const done = await runAsPlainUser([
      ...['--class', folder.path, '--task', '0', '--task', '1', '--out', join(out.path, 'results')],
    ]);
    if (!done) return this.skip();
    said = done.all;
    result = JSON.parse(readFileSync(join(out.path, 'results/class.json'), 'utf8'));
    if (hasDevice) expect(reason('device')).to.equal('It is a device, neither a folder nor an archive.');
  });
  after(() => {
    chmodSync(path('locked'), 0o755);
    rmSync(path('many files'), { recursive: true });
    folder.remove();
    out.remove();
  });

  const graded = (name: string) => result.solutions.find(one => one.name === name);
  const verdicts = (name: string) => graded(name)?.result.tasks.map(task => task.verdict);
  const reason = (name: string) => result.notGraded.find(one => one.name === name)?.reason;
  const notes = (name: string) => graded(name)?.result.notes?.join(' ');

  it('100,000 files, files of 2 GB, pipes, links in a circle: no reason not to grade the rest', () => {
    for (const name of ['many files', 'large', 'pipes', 'links', 'submission_41'])
      expect(verdicts(name), `${name}\n${said}`).to.deep.equal(['pass', 'pass']);
    expect(notes('pipes')).to.equal('1-redis_op.js is no file but a FIFO: it was left out.');
    expect(notes('links')).to.equal('1-redis_op.js is a link to nothing: it was left out.');
  });

  it('a program that is no program by its size: the row says so', () => {
    expect(verdicts('large program')).to.deep.equal(['pass', 'fail']);
    expect(notes('large program')).to.equal(`${program} is larger than 1 MB: it was left out.`);
    expect(graded('large.zip')?.result.message).to.match(/^It is no archive/);
    expect(reason('large.mp4')).to.equal('It is neither a folder nor an archive.');
  });

  it('encodings: UTF-16 is named, Latin-1 works and is named, a byte order mark works', () => {
    expect(verdicts('utf-16')).to.deep.equal(['pass', 'fail']);
    expect(notes('utf-16')).to.equal(`${program} is saved as UTF-16, which Node does not read: save it as UTF-8.`);
    expect(verdicts('latin-1')).to.deep.equal(['pass', 'pass']);
    expect(notes('latin-1')).to.match(/is not saved as UTF-8, so that letters such as ü come out wrong/);
    expect(verdicts('mark')).to.deep.equal(['pass', 'pass']);
    expect(notes('mark')).to.equal(undefined);
  });

  it("Gradescope's export: whose it is", () => {
    expect(graded('submission_41')?.who).to.equal('Ada Lovelace');
    expect(reason('submission_metadata.yml')).to.equal('It says who is behind the submissions.');
  });

  it('what may not be read: a row that says so and counts no rule, and the others are graded', () => {
    for (const name of ['locked', 'locked program']) expect(verdicts(name), name).to.deep.equal(['error', 'error']);
    expect(graded('locked')?.result.message).to.match(/^It cannot be taken in: this user may not read it, so let it/);
    expect(graded('locked program')?.result.message).to.match(/^0-redis_client\.js cannot be read: this user may not/);
    expect(verdicts('locked data')).to.deep.equal(['pass', 'pass']);
  });
});
