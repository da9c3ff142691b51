/**
 * `npm run queue-drill`: grades a class at a queue while workers are killed and Redis is, and holds that each solution has
 * the same row as on one machine, once. Needs the command, a Redis of the harness, and processors: each worker that comes
 * loads the step code first.
 *
 *     npm run queue-drill -- --submissions 500 --workers 20 --kill-every 3 --restarts 2
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { QueueEvents } from 'bullmq';
import { Redis } from 'ioredis';
import { queueName, queueOptions } from '../../grade/queue/jobs/jobs';
import { harnessVersion } from '../../grade/queue/jobs/version';
import { RedisServer } from '../../harness/redis/server';
import { differences } from './differences';
import { makeSubmissions } from './submissions';
import { start, Workers } from './workers';

const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '500' },
    workers: { type: 'string', default: '20' },
    'kill-every': { type: 'string', default: '3' },
    restarts: { type: 'string', default: '2' },
  },
});
const count = Number(values.submissions);
const restarts = Number(values.restarts);
const say = (text: string) => void process.stdout.write(`${text}\n`);

async function drill(): Promise<number> {
  const work = mkdtempSync(join(tmpdir(), 'queuing-spec-drill-'));
  const server = await RedisServer.start({ append: true, unprotected: true });
  const address = `redis://127.0.0.1:${server.port}`;
  const watching = new Redis(address, { maxRetriesPerRequest: null }).on('error', () => {});
  const events = new QueueEvents(queueName(harnessVersion()), queueOptions(watching));
  events.on('error', () => {});
  const workers = new Workers(address, Number(values.workers));
  try {
    const folder = join(work, 'drill');
    makeSubmissions(folder, count);
    const common = ['--class', folder, '--task', '0', '--seed', 'drill'];
    say(`${count} submissions on one machine …`);
    const local = await start([...common, '--out', join(work, 'here')]);
    say(
      `… and at a queue: ${values.workers} workers, a kill every ${values['kill-every']} s, ${restarts} restarts of Redis.`,
    );
    let back = 0;
    let restarted = 0;
    events.on('completed', async () => {
      back += 1;
      if (restarted >= restarts || back < ((restarted + 1) * count) / (restarts + 1)) return;
      restarted += 1;
      await server.halt();
      await server.resume();
      say(`Redis was killed after ${back}, and is back.`);
    });
    const began = Date.now();
    workers.begin(Number(values['kill-every']) * 1000);
    const queued = await start([...common, '--queue', address, '--out', join(work, 'there')]);
    const seconds = (Date.now() - began) / 1000;
    await workers.end();
    const found = differences(join(work, 'here'), join(work, 'there'));
    for (const one of found) say(one);
    say(
      `${count} submissions in ${seconds.toFixed(0)} s: ${workers.killed} workers killed, Redis ${restarted} times; ${found.length} rows differ.`,
    );
    return found.length === 0 && queued.exitCode === local.exitCode && restarted === restarts ? 0 : 1;
  } finally {
    await workers.end();
    await events.close();
    watching.disconnect();
    await server.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

drill().then(
  code => {
    process.exitCode = code;
  },
  (error: Error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 2;
  },
);
