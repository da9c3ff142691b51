import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Ajv2020 from 'ajv/dist/2020';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import classSchema from '../../report/class/class.schema.json';
import type { ClassResult } from '../../report/class/class-result';
import resultSchema from '../../report/formats/result.schema.json';
import { makeFolder } from '../folder';
import { runCommand } from '../grade/run-command';
import { tarGz, zip } from './make-archive';
import { latinName, makeFifo, writeRaw } from './odd-folders';

const dump = readFileSync(resolve(__dirname, '../../dump.rdb'));
const program = '0-redis_client.js';

// Task 0 starts no program: what is tested here is that every entry is accounted for.
describe('a class in which there is everything', function () {
  this.timeout(240_000);
  const folder = makeFolder();
  const out = makeFolder();
  const args = [
    ...['--class', folder.path, '--task', '0', '--roster', join(out.path, 'roster.csv')],
    ...['--out', join(out.path, 'results')],
  ];
  let result: ClassResult;
  let stdout = '';
  let exitCode: number | undefined;

  /** A solution of task 0: its dump, and a program to be found by. */
  const right = { [program]: '', 'dump.rdb': dump };
  const put = (name: string, files: Readonly<Record<string, string | Buffer>> = right) => {
    for (const [file, text] of Object.entries(files))
      writeRaw(folder.path, [[[...name.split('/'), ...file.split('/')], text]]);
  };
  const zipped = (files: Readonly<Record<string, string | Buffer>>) =>
    zip(Object.entries(files).map(([name, data]) => ({ name, data })));

  before(async () => {
    for (const name of [
      'ann',
      'dist',
      'coverage',
      'redis-2fast',
      'team 10',
      'team 9',
      '王小明',
      '=1+1',
      'new\nline',
      'x'.repeat(200),
    ])
      put(name);
    for (const name of ['Zoë', 'Zoë'.normalize('NFD'), 'bob', 'Bob', 'Ärne']) put(name);
    put('wrapped/redis-3-queue');
    put('empty', { 'README.md': '' });
    put('Ada Lovelace_4711_assignsubmission_file_', { 'queue.zip': zipped(right) });
    writeRaw(folder.path, [
      [[latinName, program], ''],
      [[latinName, 'dump.rdb'], dump],
      [['inside', Buffer.from('\xdcbung', 'latin1'), program], ''],
      [['inside', Buffer.from('\xdcbung', 'latin1'), 'dump.rdb'], dump],
    ]);
    writeFileSync(join(folder.path, 'hopperg_late_12_34_work.zip'), zipped(right));
    writeFileSync(
      join(folder.path, 'tarred.tar.gz'),
      tarGz(Object.entries(right).map(([path, data]) => ({ path: `w/${path}`, data }))),
    );
    writeFileSync(join(folder.path, 'turinga_77_1_0-redis_client.js'), '');
    writeFileSync(join(folder.path, 'turinga_77_2_dump.rdb'), dump);
    writeFileSync(join(folder.path, 'packed.rar'), Buffer.from('526172211a0701', 'hex'));
    writeFileSync(join(folder.path, 'locked.zip'), zip([{ name: program, data: 'x', flags: 1 }]));
    writeFileSync(join(folder.path, 'notes.txt'), 'for me');
    writeFileSync(join(folder.path, '5-subscriber.js'), '');
    for (const litter of ['__MACOSX', '.git']) mkdirSync(join(folder.path, litter));
    symlinkSync('/nowhere/at/all', join(folder.path, 'dead'));
    symlinkSync('.', join(folder.path, 'loop'));
    symlinkSync('ann', join(folder.path, 'ann-again'));
    makeFifo(join(folder.path, 'pipe'));
    makeFifo(join(folder.path, 'fifo/0-redis_client.js'));
    cpSync(join(folder.path, 'ann/dump.rdb'), join(folder.path, 'fifo/dump.rdb'));
    writeFileSync(
      join(out.path, 'roster.csv'),
      'name,login\nAnn Example,ann\nGrace Hopper,hopperg\nNever Came,never\n',
    );
    ({ stdout, exitCode } = await runCommand(args));
    result = JSON.parse(readFileSync(join(out.path, 'results/class.json'), 'utf8'));
  });
  after(() => {
    folder.remove();
    out.remove();
  });

  const graded = (name: string) => result.solutions.find(one => one.name === name);
  const verdict = (name: string) =>
    graded(name)
      ?.result.tasks.map(task => task.verdict)
      .join();
  const reason = (name: string) => result.notGraded.find(one => one.name === name)?.reason;

  it('grades whoever handed in something, whatever the name', () => {
    expect(exitCode, stdout).to.equal(1);
    const right = [
      'ann',
      'dist',
      'coverage',
      'redis-2fast',
      'team 9',
      '王小明',
      '=1+1',
      'new\nline',
      'bob',
      'Bob',
      'Müller',
      'Zoë',
      'Zoë'.normalize('NFD'),
    ];
    for (const name of right) expect(verdict(name), name).to.equal('pass');
    expect(graded('bob')?.result.notes?.join()).to.include('Not to be confused with Bob.');
  });

  it('opens archives, and knows who they are of', () => {
    const named = (name: string) => ({ who: graded(name)?.who, late: graded(name)?.late, verdict: verdict(name) });
    expect(named('Ada Lovelace_4711_assignsubmission_file_')).to.deep.equal({
      who: 'Ada Lovelace',
      late: undefined,
      verdict: 'pass',
    });
    expect(named('hopperg_late_12_34_work.zip')).to.deep.equal({ who: 'Grace Hopper', late: true, verdict: 'pass' });
    expect(named('turinga_77')).to.deep.equal({ who: 'turinga', late: false, verdict: 'pass' });
    expect(named('ann')).to.deep.equal({ who: 'Ann Example', late: undefined, verdict: 'pass' });
    expect(verdict('tarred.tar.gz')).to.equal('pass');
  });

  it('gives 0 and the reason to what cannot be run', () => {
    const told = (name: string) => `${verdict(name)}: ${graded(name)?.result.message}`;
    expect(told('empty')).to.match(/^fail: There is no program in it/);
    expect(told('packed.rar')).to.match(/^fail: It is a RAR archive, which is not unpacked here/);
    expect(told('locked.zip')).to.match(/^fail: It is protected by a password/);
    expect(told('Never Came')).to.equal('fail: Nothing was handed in.');
    expect(graded('fifo')?.result.notes?.join()).to.include(
      '0-redis_client.js is no file but a FIFO: it was left out.',
    );
  });

  it('names every other entry, with the reason', () => {
    expect(reason('__MACOSX')).to.match(/nobody/);
    expect(reason('.git')).to.match(/nobody/);
    expect(reason('notes.txt')).to.equal('It is neither a folder nor an archive.');
    expect(reason('5-subscriber.js')).to.match(/lies loose/);
    expect(reason('dead')).to.equal('It is a link to nothing.');
    expect(reason('loop')).to.match(/own folder/);
    expect(reason('ann-again')).to.equal('It is a link to ann, which is here itself.');
    expect(reason('pipe')).to.match(/It is a FIFO/);
  });

  it('leaves nobody out of the terminal, the JSON, the CSV and the page', () => {
    const validate = new Ajv2020({ schemas: [resultSchema] }).compile(classSchema);
    expect(validate(result), JSON.stringify(validate.errors)).to.equal(true);
    expect(new Set(result.solutions.map(({ id }) => id)).size).to.equal(result.solutions.length);
    const bytes = readFileSync(join(out.path, 'results/class.csv'));
    expect(bytes.subarray(0, 3).toString('hex')).to.equal('efbbbf');
    const rows = parse(bytes, { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).to.have.length(result.solutions.length + result.notGraded.length);
    const page = readFileSync(join(out.path, 'results/class.html'), 'utf8');
    const [, packed = ''] = /<script type="text\/plain" id="class">([^<]*)</.exec(page) ?? [];
    const inPage = gunzipSync(Buffer.from(packed, 'base64')).toString();
    for (const name of ['王小明', 'Müller', 'packed.rar', 'notes.txt', 'Never Came']) {
      expect(inPage, name).to.include(name);
      expect(stdout, name).to.include(name);
    }
  });

  it('keeps the columns of the terminal below each other', () => {
    const lines = stdout.split('\n').filter(line => /\d of 1$/.test(line));
    expect(lines).to.have.length(result.solutions.length);
    expect(lines.join('\n')).to.include('new¶line');
  });

  it('does not look for programs further down, unless it is to, and says where they are', async () => {
    expect(graded('wrapped')?.result.message).to.equal(
      'The programs are not in wrapped but in wrapped/redis-3-queue: give that folder.',
    );
    expect(graded('inside')?.result.message).to.include('but in inside/Übung:');
    expect(stdout).to.match(/Of 2 of \d+, the programs lie further down: --deep grades them there\./);
    const deep = await runCommand([...args, '--deep']);
    expect(deep.stdout).not.to.include('further down');
    result = JSON.parse(readFileSync(join(out.path, 'results/class.json'), 'utf8'));
    for (const name of ['wrapped', 'inside', 'ann']) expect(verdict(name), name).to.equal('pass');
  });

  it('sorts the names as people do', () => {
    const names = result.solutions.map(({ name }) => name);
    expect(names.indexOf('team 9')).to.be.lessThan(names.indexOf('team 10'));
    expect(names.indexOf('Ärne')).to.be.lessThan(names.indexOf('bob'));
  });
});
