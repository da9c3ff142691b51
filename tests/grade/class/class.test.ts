import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { expect } from 'chai';
import classSchema from '../../../report/class/class.schema.json';
import type { ClassResult } from '../../../report/class/class-result';
import resultSchema from '../../../report/formats/result.schema.json';
import { leftBehind } from '../../bin/run-features';
import { makeFolder } from '../../folder';
import { runCommand, startCommand } from '../run-command';

const dump = resolve(__dirname, '../../../dump.rdb');

// Task 0 starts no program; what is tested here is the class.
describe('--class', function () {
  this.timeout(240_000);
  const submissions = makeFolder({ 'ann/5-subscriber.js': '', 'bob/app.js': '', 'cid/0-redis_client.js': '' });
  cpSync(dump, join(submissions.path, 'ann/dump.rdb'));
  cpSync(dump, join(submissions.path, 'cid/dump.rdb'));
  const out = makeFolder();
  after(() => {
    submissions.remove();
    out.remove();
  });

  const grade = (to: string, ...args: string[]) =>
    runCommand(['--class', submissions.path, '--task', '0', '--workers', '2', '--out', join(out.path, to), ...args]);
  const read = (to: string) => JSON.parse(readFileSync(join(out.path, to, 'class.json'), 'utf8')) as ClassResult;
  const verdicts = (to: string) =>
    read(to).solutions.map(({ name, result }) => [name, result.tasks.map(({ verdict }) => verdict).join()]);
  const gradedAt = (to: string) =>
    readdirSync(join(out.path, to, 'results')).map(name => statSync(join(out.path, to, 'results', name)).mtimeMs);

  const all = [
    ['ann', 'pass'],
    ['bob', 'fail'],
    ['cid', 'pass'],
  ];

  it('grades every folder, and writes JSON, CSV and a page', async () => {
    const { exitCode, stdout } = await grade('whole');
    expect(exitCode, stdout).to.equal(1);
    expect(stdout)
      .to.match(/^3 \/ 3, 0 s left: (ann|bob|cid)$/m)
      .and.match(/^ann +✓ {2}1 of 1$/m);
    expect(verdicts('whole')).to.deep.equal(all);
    const validate = new Ajv2020({ schemas: [resultSchema] }).compile(classSchema);
    expect(validate(read('whole')), JSON.stringify(validate.errors)).to.equal(true);
    expect(readFileSync(join(out.path, 'whole/class.csv'), 'utf8')).to.include('\nbob,,,fail,fail,0,1,0,3,');
    expect(readFileSync(join(out.path, 'whole/class.html'), 'utf8')).to.include('id="student-1"');
  });

  it('does again only what has changed, unless it is to start over', async () => {
    const before = gradedAt('whole');
    await grade('whole');
    expect(gradedAt('whole')).to.deep.equal(before);
    writeFileSync(join(submissions.path, 'cid/0-redis_client.js'), '// better');
    await grade('whole');
    expect(gradedAt('whole').filter((at, place) => at !== before[place])).to.have.length(1);
    await grade('whole', '--fresh');
    expect(gradedAt('whole').filter((at, place) => at === before[place])).to.have.length(0);
    expect(verdicts('whole')).to.deep.equal(all);
  });

  it('is graded in parts, and joined', async () => {
    await grade('one', '--shard', '1/2');
    await grade('two', '--shard', '2/2');
    expect(verdicts('one')).to.deep.equal([all[0], all[2]]);
    expect(verdicts('two')).to.deep.equal([all[1]]);
    const parts = ['one', 'two'].map(part => join(out.path, part));
    const { exitCode } = await runCommand(['--merge', ...parts, '--out', join(out.path, 'joined')]);
    expect(exitCode).to.equal(1);
    expect(verdicts('joined')).to.deep.equal(all);
  });

  it('goes on where Ctrl-C broke it off, and leaves nothing behind then', async () => {
    const temporary = makeFolder();
    // Many more tasks than can be done before the first is finished and the rest is broken off.
    const args = ['--class', submissions.path, '--task', '0', '--workers', '1', '--out', join(out.path, 'broken')];
    const run = startCommand(args, { TMPDIR: temporary.path });
    run.stdout?.on('data', (chunk: Buffer | string) => {
      if (/^1 \/ 3/m.test(String(chunk))) run.kill('SIGINT');
    });
    const { exitCode, stdout } = await run;
    expect(exitCode, stdout).to.equal(130);
    expect(stdout).to.include('Interrupted: 1 of 3 are done; the same command goes on from there.');
    expect(existsSync(join(out.path, 'broken/class.json'))).to.equal(false);
    const [first] = gradedAt('broken');
    expect(await leftBehind(temporary.path)).to.deep.equal([]);
    temporary.remove();
    await grade('broken');
    expect(verdicts('broken')).to.deep.equal(all);
    expect(gradedAt('broken')).to.have.length(3).and.include(first);
  });
});
