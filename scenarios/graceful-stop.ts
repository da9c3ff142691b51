import { ProgramError } from '../harness/errors';
import type { Response } from '../harness/http';
import type { Terminal } from '../harness/terminal/terminal';
import { countEnded, countEnds, isJson, makeEndless, notification, queueJobs, stuckJobs } from './exercise';
import type { Rehearsal, Server } from './runner/rehearsal';
import { define, mustBe } from './runner/scenario';

const worker = '7-job_processor';
const queue = 'push_notification_code_2';
/** In case the harness dies meanwhile, in ms. Normally Redis continues long before. */
const longestPause = 30_000;

interface Ended {
  readonly program: string;
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
}

interface Outcome {
  readonly endings: readonly Ended[];
  readonly unanswered: readonly string[];
  readonly notJson: readonly string[];
  readonly active: number;
  readonly leftForOthers: number;
  readonly stuck: readonly string[];
  readonly stoppedAfter: number;
}

/** Programs get SIGTERM while they have work. */
export const gracefulStop = define({
  name: 'graceful-stop',
  title: 'Programs that are asked to end (tasks 9, 12 and 13)',
  shows: 'SIGTERM comes in the middle of jobs and requests: what runs is ended, and nothing is stuck.',
  parameters: {
    jobs: { about: 'jobs', default: 400, min: 100, max: 50_000 },
    requests: { about: 'requests that are under way at each server', default: 20, min: 1, max: 200 },
  },
  programs: [worker, '9-stock', '100-seat'],
  async play(rehearsal, { jobs, requests }): Promise<Outcome> {
    const servers = [
      await stopServer(rehearsal, '9-stock', requests),
      await stopServer(rehearsal, '100-seat', requests),
    ];
    const stopped = await stopWorker(rehearsal, jobs);
    const active = await rehearsal.jobs.count(queue, 'active');
    const leftForOthers = jobs - (await countEnded(rehearsal.jobs, queue));
    rehearsal.open(worker, { shown: 3 });
    await rehearsal
      .until('another worker has ended the other jobs', async () => {
        return (await countEnded(rehearsal.jobs, queue)) >= jobs || undefined;
      })
      .catch(() => {}); // which jobs have not ended is told below
    const answers = servers.flatMap(server => server.answers);
    return {
      endings: [...servers.map(({ ended }) => ended), stopped.ended],
      unanswered: answers.flatMap(answer => (answer instanceof Error ? answer.message : [])),
      notJson: answers.flatMap(answer => (answer instanceof Error || isJson(answer.text) ? [] : answer.text)),
      active,
      leftForOthers,
      stuck: await stuckJobs(rehearsal.jobs, queue, jobs),
      stoppedAfter: stopped.after,
    };
  },
  mustHold: [
    mustBe<Outcome>('Every program ends with exit code 0', ({ endings }) => {
      const bad = endings.filter(({ exitCode }) => exitCode !== 0);
      return bad.map(({ program, exitCode, signal }) => `${program}: ${signal ?? exitCode}`).join(', ');
    }),
    mustBe<Outcome>('Every request that a server has begun is answered with JSON', ({ unanswered, notJson }) =>
      [...unanswered, ...notJson].slice(0, 3).join(', '),
    ),
    mustBe<Outcome>(
      'No job is active any more when its worker has ended',
      ({ active }) => active > 0 && `${active} are`,
    ),
    mustBe<Outcome>('Another worker does all the rest', ({ stuck }) => {
      return stuck.length > 0 && `${stuck.length} have not ended: ${stuck.slice(0, 5).join(', ')}`;
    }),
  ],
  figures: ({ stoppedAfter, leftForOthers }) => [
    { name: 'jobs done when SIGTERM came', value: stoppedAfter },
    { name: 'jobs left for another worker', value: leftForOthers },
  ],
});

/** Sends SIGTERM to a server while its requests wait for Redis, which replies only afterwards. */
async function stopServer(rehearsal: Rehearsal, program: '9-stock' | '100-seat', requests: number) {
  const server = await rehearsal.serve(program, { shown: 3 });
  if (program === '9-stock') await makeEndless(rehearsal, server, 1);
  await rehearsal.redis.command('client', 'pause', longestPause, 'write');
  const answers = Array.from({ length: requests }, () =>
    askUnderWay(rehearsal, server, program === '9-stock' ? '/reserve_product/1' : '/reserve_seat'),
  );
  await Promise.all(answers.map(({ delivered }) => delivered));
  // These need no write. By its first response the server has accepted the earlier connections; by its second it has
  // read from them.
  for (let turn = 0; turn < 2; turn += 1)
    await rehearsal.ask(server, program === '9-stock' ? '/list_products' : '/available_seats');
  rehearsal.say(`SIGTERM to ${program}, with ${requests} requests under way`);
  server.terminal.signal('SIGTERM');
  await rehearsal.redis.command('client', 'unpause');
  const ended = await endingOf(rehearsal, server.terminal);
  return { ended, answers: await Promise.all(answers.map(({ answer }) => answer)) };
}

function askUnderWay(rehearsal: Rehearsal, server: Server, path: string) {
  let delivered = (): void => {};
  const delivery = new Promise<void>(resolve => {
    delivered = resolve;
  });
  const answer: Promise<Response | Error> = rehearsal
    .ask(server, path, () => delivered())
    .catch((error: Error) => error);
  return { answer, delivered: delivery };
}

/** Sends SIGTERM to a worker after a third of its jobs. */
async function stopWorker(rehearsal: Rehearsal, jobs: number) {
  await queueJobs(
    rehearsal,
    queue,
    Array.from({ length: jobs }, (_, index) => notification(index)),
  );
  const terminal = rehearsal.open(worker, { shown: 3 });
  let after = 0;
  const stop = countEnds(rehearsal, count => {
    if (after > 0 || count < jobs / 3) return;
    after = count;
    rehearsal.say(`SIGTERM to ${worker} after ${count} jobs`);
    terminal.signal('SIGTERM');
  });
  const ended = await endingOf(rehearsal, terminal);
  stop();
  if (after === 0) throw new ProgramError(`${worker} ended before it had done a third of its jobs.`);
  return { ended, after };
}

async function endingOf(rehearsal: Rehearsal, terminal: Terminal): Promise<Ended> {
  const { exitCode, signal } = await rehearsal.until(`${terminal.program} ends`, () => terminal.ending);
  return { program: terminal.program, exitCode, signal };
}
