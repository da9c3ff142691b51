import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Queue, QueueEvents } from 'bullmq';
import { expect } from 'chai';
import { Redis } from 'ioredis';
import { another } from '../../../grade/queue/connection/connection';
import { jobId, queueName, queueOptions } from '../../../grade/queue/jobs/jobs';
import { harnessVersion } from '../../../grade/queue/jobs/version';
import { packSolution } from '../../../grade/queue/pack/pack';
import { Presence } from '../../../grade/queue/status/presence';
import { readTasks } from '../../../grade/specification/tasks';
import { RedisServer } from '../../../harness/redis/server';
import { command, makeClass, verdictsIn } from './class';

describe('A class at a queue', function () {
  // Each test starts several processes, which take long where much else runs.
  this.timeout(600_000);
  let server: RedisServer;
  let address: string;
  let redis: Redis;
  before(async () => {
    server = await RedisServer.start({ append: true, unprotected: true });
    address = `redis://127.0.0.1:${server.port}`;
  });
  beforeEach(async () => {
    redis = new Redis(address, { maxRetriesPerRequest: null });
    redis.on('error', () => {});
    await redis.flushall();
  });
  afterEach(() => redis.disconnect());
  after(() => server.stop());

  const handOut = (folder: string, out: string) =>
    command('--class', folder, '--task', '0', '--queue', address, '--out', out);
  const work = (...args: string[]) => command('worker', '--queue', address, '--lock', '2', ...args);

  /** Listens at the queue; then waits until so many jobs are there. */
  async function jobsAdded(count: number): Promise<() => Promise<void>> {
    const events = new QueueEvents(queueName(harnessVersion()), queueOptions(another(redis)));
    await events.waitUntilReady();
    let left = count;
    const all = new Promise<void>(resolve => {
      events.on('added', () => {
        left -= 1;
        if (left === 0) resolve();
      });
    });
    return async () => {
      await all;
      await events.close();
    };
  }

  it('gives the same verdicts as one machine, each once, though workers, the collector and Redis are killed', async () => {
    const folder = makeClass(9);
    const here = join(dirname(folder), 'here');
    expect((await command('--class', folder, '--task', '0', '--out', here)).exitCode).to.equal(1);

    const there = join(dirname(folder), 'there');
    const killed = handOut(folder, there);
    const doomed = work('--workers', '2');
    await lineOf(doomed, /^1: one of winter/m);
    killed.kill('SIGKILL');
    doomed.kill('SIGKILL');
    await server.halt();
    await server.resume();
    const workers = [work('--workers', '1', '--once'), work('--workers', '1', '--once')];
    const collected = await handOut(folder, there);
    expect(collected.exitCode).to.equal(1);
    for (const worker of workers) expect((await worker).exitCode).to.equal(0);
    expect(verdictsIn(there)).to.deep.equal(verdictsIn(here));
    expect(verdictsIn(there)).to.have.length(9);
    expect(readFileSync(join(there, 'class.json'), 'utf8')).not.to.match(/queuing-spec-worker|solution\u{F8FF}/u);
  });

  it('gives a row to a solution whose worker is lost three times, and grades the others', async () => {
    const folder = makeClass(3);
    const out = join(dirname(folder), 'out');
    const version = harnessVersion();
    const pack = await packSolution(join(folder, 'student-001'), readTasks());
    const handedOut = await jobsAdded(3);
    const collecting = handOut(folder, out);
    await handedOut();
    const queue = new Queue(queueName(version), queueOptions(redis));
    const seed = String(await redis.get(`queuing-spec:class:winter:${version}`));
    // As three workers do that take it, and are gone.
    await redis.hset(queue.toKey(jobId({ pack: pack.id, tasks: ['task-0'], seed })), 'ats', 3);
    const worker = work('--workers', '1', '--once');
    expect((await collecting).exitCode).to.equal(2);
    await worker;
    await queue.close();
    const rows = new Map(verdictsIn(out));
    expect(rows.get('student-001')).to.match(/^error.*three workers was lost/);
    expect(rows.get('student-000')).to.match(/^pass/);
    expect(rows.get('student-002')).to.match(/^fail/);
  });

  it('is refused by a worker, and refuses workers, of another version', async () => {
    const collector = new Presence(redis, { role: 'collector', version: '0.0.1-other', class: 'winter' });
    await collector.update();
    const refused = await work();
    expect(refused.exitCode).to.equal(2);
    expect(refused.all).to.match(/graded by queuing-spec 0\.0\.1-other, and this is .*Install the same/);
    await collector.leave();

    const worker = new Presence(redis, { role: 'worker', version: '0.0.1-other' });
    await worker.update();
    const folder = makeClass(1);
    const refusing = await handOut(folder, mkdtempSync(join(tmpdir(), 'queuing-spec-test-')));
    expect(refusing.exitCode).to.equal(2);
    expect(refusing.all).to.match(/workers at this queue are queuing-spec 0\.0\.1-other/);
    await worker.leave();
  });

  it('is paused and resumed, and tells how it stands, in words and by Bull Board', async () => {
    const folder = makeClass(2);
    const out = join(dirname(folder), 'out');
    const handedOut = await jobsAdded(2);
    const collecting = handOut(folder, out);
    await handedOut();
    expect((await command('queue', 'pause', '--queue', address)).all).to.equal('Paused.');
    const board = command('queue', 'status', '--queue', address, '--board', '0');
    const shown = await lineOf(board, /Bull Board: (\S+)/);
    expect(shown.input).to.match(/\(paused\)\n {2}waiting 2, active 0, graded 0, given up 0/);
    expect(shown.input).to.match(/class winter, collected by/);
    const page = await fetch(String(shown[1]));
    expect(page.status).to.equal(200);
    expect(await page.text()).to.include('Bull');
    board.kill('SIGINT');
    expect((await board).exitCode).to.equal(0);
    await command('queue', 'resume', '--queue', address);
    expect((await work('--once')).exitCode).to.equal(0);
    expect((await collecting).exitCode).to.equal(1);
  });

  it('says what is wrong with an address, and never shows its password', async () => {
    const nowhere = await command('queue', 'status', '--queue', 'redis://:geheim@127.0.0.1:1');
    expect(nowhere.exitCode).to.equal(2);
    expect(nowhere.all).to.match(/Redis at redis:\/\/127\.0\.0\.1:1 cannot be used/);
    expect(nowhere.all).not.to.include('geheim');
    const nonsense = await command('worker', '--queue', 'http://host');
    expect(nonsense.exitCode).to.equal(2);
    expect(nonsense.all).to.match(/^--queue takes the address of a Redis/);
  });
});

/** Waits for a line of a command that runs. */
async function lineOf(running: ReturnType<typeof command>, pattern: RegExp): Promise<RegExpExecArray> {
  let text = '';
  return new Promise((resolve, reject) => {
    running.all?.on('data', (chunk: Buffer) => {
      text += chunk;
      const found = pattern.exec(text);
      if (found) resolve(found);
    });
    void running.then(() => reject(new Error(`It ended: ${text}`)));
  });
}
