import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { stageTarget, stageWith } from '../../harness/stage/stage';
import { makeFolder } from '../folder';

describe('stageTarget', () => {
  let folder: ReturnType<typeof makeFolder>;
  let cache: ReturnType<typeof makeFolder>;
  const before = process.env.XDG_CACHE_HOME;
  beforeEach(() => {
    cache = makeFolder();
    process.env.XDG_CACHE_HOME = cache.path;
    folder = makeFolder({ 'a.js': "import b from './b'; console.log(b);", 'b.ts': 'export default 1 as number;' });
  });
  afterEach(() => {
    if (before === undefined) delete process.env.XDG_CACHE_HOME;
    else process.env.XDG_CACHE_HOME = before;
    folder.remove();
    cache.remove();
  });

  it('gives one folder for one content, and another for another', () => {
    const first = stageTarget(folder.path);
    expect(stageTarget(folder.path).folder).to.equal(first.folder);
    writeFileSync(join(folder.path, 'b.ts'), 'export default 2;');
    expect(stageTarget(folder.path).folder).not.to.equal(first.folder);
  });

  it('writes nothing into the target', () => {
    stageTarget(folder.path);
    expect(readdirSync(folder.path)).to.deep.equal(['a.js', 'b.ts']);
  });

  it('serves the packages of the exercise to the programs', () => {
    const { folder: stage } = stageTarget(folder.path);
    const inStage = createRequire(join(stage, 'files', 'a.js'));
    expect(inStage.resolve('redis')).to.be.a('string');
    expect(() => inStage.resolve('execa')).to.throw(/Cannot find module/);
  });

  it('is made anew where a package has come to the served ones, or is somewhere else', () => {
    const few = new Map([['redis', join(cache.path, 'redis')]]);
    const before = stageTarget(folder.path, few);
    expect(readdirSync(join(before.folder, 'node_modules'))).to.deep.equal(['redis']);
    const after = stageTarget(folder.path, new Map([...few, ['kue', join(cache.path, 'kue')]]));
    expect(readdirSync(join(after.folder, 'node_modules'))).to.deep.equal(['kue', 'redis']);
  });

  it('has no link in the ways to itself and to the packages, where a program may not read', () => {
    const linked = join(cache.path, 'linked');
    mkdirSync(join(cache.path, 'real'));
    symlinkSync(join(cache.path, 'real'), linked);
    process.env.XDG_CACHE_HOME = linked;
    const { folder: stage, programs } = stageTarget(folder.path);
    for (const path of [stage, dirname(programs.get('a')?.path ?? ''), readlinkSync(join(stage, 'node_modules/redis'))])
      expect(realpathSync(path)).to.equal(path);
  });

  it('puts another text in the place of a program, in a folder of its own', () => {
    const stage = stageTarget(folder.path);
    const other = stageWith(stage, 'b', 'export default 3;', join(cache.path, 'other'));
    expect(readFileSync(join(other.files, 'b.js'), 'utf8')).to.include('3');
    expect(readFileSync(join(stage.files, 'b.js'), 'utf8')).to.include('1');
    expect(existsSync(join(other.files, 'a.js'))).to.equal(true);
  });

  it('holds what programs may read, as it is, but TypeScript', () => {
    writeFileSync(join(folder.path, 'blacklist.json'), '[1]');
    writeFileSync(join(folder.path, '.env'), 'A=1');
    mkdirSync(join(folder.path, 'assets'));
    for (let n = 0; n < 450; n += 1) writeFileSync(join(folder.path, 'assets', `${n}.js`), `module.exports = ${n};`);
    const { files, names } = stageTarget(folder.path);
    expect(names).to.have.length(454).and.include.members(['a.js', 'b.js', '.env', 'blacklist.json', 'assets/449.js']);
    for (const name of ['a.js', 'blacklist.json', '.env', 'assets/7.js'])
      expect(readFileSync(join(files, name), 'utf8')).to.equal(readFileSync(join(folder.path, name), 'utf8'));
  });

  it('is made anew where a file that is no program has changed', () => {
    writeFileSync(join(folder.path, 'blacklist.json'), '[1]');
    const first = stageTarget(folder.path);
    writeFileSync(join(folder.path, 'blacklist.json'), '[12]');
    const { folder: second, files } = stageTarget(folder.path);
    expect(second).not.to.equal(first.folder);
    expect(readFileSync(join(files, 'blacklist.json'), 'utf8')).to.equal('[12]');
  });

  it('has babel-node load what it loads only where a program could tell', () => {
    expect(stageTarget(folder.path).first).to.deep.equal([]);
    writeFileSync(join(folder.path, 'a.js'), 'console.log(Object.groupBy)');
    expect(stageTarget(folder.path).first.map(path => path.replace(/.*node_modules\//, ''))).to.deep.equal([
      'core-js/stable/index.js',
      'regenerator-runtime/runtime.js',
    ]);
  });

  it('takes in a program that the target does not have', () => {
    const other = stageWith(stageTarget(folder.path), 'driver', "import './a'", join(cache.path, 'other'));
    expect([...other.programs.keys()]).to.deep.equal(['a', 'b', 'driver']);
  });
});
