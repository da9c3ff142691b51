import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { PackError, packSolution, unpackSolution } from '../../../grade/queue/pack/pack';
import { readTasks } from '../../../grade/specification/tasks';

const tasks = readTasks();

describe('packSolution', () => {
  let around: string;
  beforeEach(() => {
    around = mkdtempSync(join(tmpdir(), 'queuing-spec-test-'));
  });

  function solution(name: string): string {
    const folder = join(around, name, 'work');
    mkdirSync(join(folder, 'node_modules', 'kue'), { recursive: true });
    writeFileSync(join(folder, '0-redis_client.js'), 'console.log(1);\n');
    writeFileSync(join(folder, 'node_modules', 'kue', 'index.js'), '');
    writeFileSync(join(folder, '@odd name.json'), '{}');
    return folder;
  }

  it('carries a solution and what the tasks look for beside it, without packages', async () => {
    const folder = solution('ada');
    writeFileSync(join(around, 'ada', 'dump.rdb'), 'REDIS');
    writeFileSync(join(around, 'ada', 'diary.txt'), 'private');
    writeFileSync(join(folder, 'redis-6.0.10.tar.gz'), 'as it was downloaded');
    const target = await unpackSolution((await packSolution(folder, tasks)).bytes, join(around, 'there'));
    expect(readdirSync(target).sort()).to.deep.equal(['0-redis_client.js', '@odd name.json']);
    expect(readFileSync(join(target, '0-redis_client.js'), 'utf8')).to.equal('console.log(1);\n');
    expect(readdirSync(join(around, 'there')).sort()).to.deep.equal(['dump.rdb', 'solution']);
  });

  it('is the same for the same files, wherever they are and whenever they were written', async () => {
    const [ada, bob] = [await packSolution(solution('ada'), tasks), await packSolution(solution('bob'), tasks)];
    expect(ada.id).to.equal(bob.id);
    writeFileSync(join(around, 'bob', 'work', '0-redis_client.js'), 'console.log(2);\n');
    expect((await packSolution(join(around, 'bob', 'work'), tasks)).id).not.to.equal(ada.id);
  });

  it('follows links within the solution, and none out of it', async () => {
    const folder = solution('ada');
    writeFileSync(join(around, 'secret.js'), 'secret');
    symlinkSync('0-redis_client.js', join(folder, '1-redis_op.js'));
    symlinkSync(join(around, 'secret.js'), join(folder, '2-redis_op_async.js'));
    const target = await unpackSolution((await packSolution(folder, tasks)).bytes, join(around, 'there'));
    expect(readFileSync(join(target, '1-redis_op.js'), 'utf8')).to.equal('console.log(1);\n');
    expect(readdirSync(target)).not.to.include('2-redis_op_async.js');
  });

  it('refuses what is too large to travel, in a sentence', async () => {
    const folder = solution('ada');
    for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, `${name}.bin`), randomBytes(7 * 1024 * 1024));
    const error = await packSolution(folder, tasks).catch(refused => refused);
    expect(error).to.be.instanceOf(PackError);
    expect(error.message).to.equal('It takes 21.0 MB when it is packed; at most 16.0 MB travel.');
  });
});
