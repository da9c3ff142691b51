import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Job, Queue, Worker } from 'bullmq';
import { expect } from 'chai';
import { Redis } from 'ioredis';
import { gradeQueued } from '../../../grade/queue/collector/collector';
import {
  type GradedJob,
  type GradingJob,
  inTurn,
  queueName,
  queueOptions,
  tookTurn,
} from '../../../grade/queue/jobs/jobs';
import { packKey } from '../../../grade/queue/jobs/keys';
import { fetchPack, keepResult } from '../../../grade/queue/pack/store';
import { RedisServer } from '../../../harness/redis/server';
import type { Result } from '../../../report/result';

const version = 'of-this-test';

/** A class of small solutions, each another. */
function solutions(count: number): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'queuing-spec-test-'));
  return Array.from({ length: count }, (_, index) => {
    const own = join(folder, `student-${index}`, 'work');
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, '0-redis_client.js'), `// ${index}\n`);
    return own;
  });
}

describe('The collector of a class', function () {
  this.timeout(60_000);
  let server: RedisServer;
  let redis: Redis;
  let worker: Worker<GradingJob, GradedJob> | undefined;
  let graded: string[];
  let abort: AbortController;

  before(async () => {
    server = await RedisServer.start({ append: true, unprotected: true });
  });
  after(() => server.stop());
  beforeEach(async () => {
    redis = new Redis({ port: server.port, maxRetriesPerRequest: null });
    redis.on('error', () => {});
    await redis.flushall();
    graded = [];
    abort = new AbortController();
  });
  afterEach(async () => {
    abort.abort();
    await worker?.close(true);
    worker = undefined;
    redis.disconnect();
  });

  /** Grades in no time; every result says what it is of. */
  function startWorker(first: (job: Job<GradingJob, GradedJob>) => Promise<void> = async () => {}): void {
    const grade = async (job: Job<GradingJob, GradedJob>) => {
      await first(job);
      if (!(await fetchPack(redis, job.data.pack))) throw new Error('no pack');
      graded.push(job.data.pack);
      const result: Result = { target: '', seed: job.data.seed, durationMs: 1, versions: {}, tasks: [] };
      return { digest: await keepResult(redis, String(job.id), result) };
    };
    worker = new Worker(queueName(version), grade, {
      ...queueOptions(redis),
      lockDuration: 1000,
      stalledInterval: 300,
      runRetryDelay: 200,
    });
    worker.on('error', () => {});
  }

  async function collect(targets: readonly string[], name = 'winter', share = 1): Promise<string[]> {
    const finished: string[] = [];
    await gradeQueued(
      targets,
      { redis, version, class: name, share, tasks: [] },
      {
        assignmentFor: target => ({ target, tasks: ['task-0'], seed: 'seed' }),
        finished: (target, result) => {
          expect(result.target).to.equal(target);
          finished.push(target);
        },
        signal: abort.signal,
      },
    );
    return finished;
  }

  it('gets each result once, and grades the same content once for all who handed it in', async () => {
    const targets = solutions(20);
    writeFileSync(join(targets[19] as string, '0-redis_client.js'), '// 0\n');
    startWorker();
    expect((await collect(targets)).sort()).to.deep.equal([...targets].sort());
    expect(graded).to.have.length(19);
  });

  it('hands out again what a Redis that kept nothing has forgotten', async () => {
    const targets = solutions(12);
    let halted: Promise<void> | undefined;
    startWorker(async () => {
      if (graded.length !== 4 || halted) return;
      // What had been appended is gone too: a Redis that keeps nothing on disk.
      halted = redis
        .flushall()
        .then(() => server.halt())
        .then(() => server.resume());
      await halted;
    });
    expect((await collect(targets)).sort()).to.deep.equal([...targets].sort());
  });

  it('sends a solution once more whose pack is gone, and asks again where a result is', async () => {
    const targets = solutions(4);
    const lost = new Set<string>();
    startWorker(async job => {
      if (lost.has(job.data.pack)) return;
      lost.add(job.data.pack);
      if (lost.size === 2) await redis.del(packKey(job.data.pack));
    });
    worker?.on('completed', async () => {
      if (graded.length > 1) return;
      for (const key of await redis.keys('*:result:*')) await redis.del(key);
    });
    expect((await collect(targets)).sort()).to.deep.equal([...targets].sort());
  });

  it('stops with the reason where Redis takes no more, and goes on from there when it is started again', async () => {
    const targets = solutions(6);
    await redis.config('SET', 'maxmemory', '1');
    const error = await collect(targets).catch(refused => refused);
    expect(String(error)).to.match(/OOM/);
    await redis.config('SET', 'maxmemory', '0');
    startWorker();
    expect((await collect(targets)).sort()).to.deep.equal([...targets].sort());
  });

  it('ends at once when it is told to, even while Redis is away', async () => {
    const collecting = collect(solutions(2));
    await server.halt();
    abort.abort();
    expect(await collecting).to.deep.equal([]);
    await server.resume();
  });

  it('gives classes their turns by their shares, whoever came first', async () => {
    const queue = new Queue<GradingJob, GradedJob>(queueName(version), queueOptions(redis));
    const add = async (name: string, count: number, share: number) => {
      const turn = await inTurn(redis, queue, version, share);
      for (let index = 0; index < count; index += 1)
        await queue.add(name, { class: name, pack: '', tasks: [], seed: '', traces: false }, turn(index));
    };
    await add('large', 60, 1);
    const order: string[] = [];
    const taking = new Worker<GradingJob>(
      queueName(version),
      async job => {
        await tookTurn(redis, version, job.opts.priority ?? 0);
        order.push(job.name);
        // Two others come when a third of the large one is done.
        if (order.length === 20) {
          await add('small', 10, 1);
          await add('urgent', 20, 2);
        }
      },
      queueOptions(redis),
    );
    await new Promise<void>(resolve => {
      taking.on('completed', () => {
        if (order.length === 90) resolve();
      });
    });
    await taking.close();
    await queue.close();
    const next = order.slice(20, 60);
    const of = (name: string) => next.filter(one => one === name).length;
    expect(of('urgent')).to.equal(20);
    expect(of('small')).to.be.within(9, 10);
    expect(of('large')).to.be.within(10, 11);
  });
});
