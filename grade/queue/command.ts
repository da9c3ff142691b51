import { availableParallelism } from 'node:os';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../command/usage-error';
import { requireMachine } from '../doctor/doctor';
import { readAddress } from './connection/address';
import { connect } from './connection/connection';
import { harnessVersion } from './jobs/version';
import { Board } from './status/board';
import { queueStatus, renderStatus, setPaused } from './status/status';
import { QueueWorker } from './worker/worker';

/**
 * `queuing-spec worker …` and `queuing-spec queue …`.
 *
 * @returns the exit code
 * @throws UsageError or HarnessError in one sentence
 */
export async function runQueueCommand(args: readonly string[]): Promise<number> {
  let code = 0;
  const done = async (outcome: Promise<number>) => {
    code = await outcome;
  };
  const command = new Command('queuing-spec').exitOverride().configureOutput({ writeErr: () => {} });
  command
    .command('worker')
    .description('grade what is handed out at a queue, until Ctrl-C: then what is at hand is finished')
    .addOption(queueOption())
    .addOption(new Option('--workers <number>', 'how many solutions at once').argParser(between(1, 64)))
    .addOption(
      new Option('--lock <seconds>', 'who is silent for so long is believed to be gone').argParser(between(1, 3600)),
    )
    .option('--once', 'end when nothing is left to grade')
    .addOption(
      new Option('--wait <seconds>', 'with --once: how long to wait for a class')
        .argParser(between(0, 3600))
        .default(60),
    )
    .action(values => done(work(values)));
  const queue = command.command('queue').description('look at a queue, or hold it');
  queue
    .command('status')
    .description('what waits, who grades, how fast, how long it will take')
    .addOption(queueOption())
    .addOption(new Option('--board <port>', 'show Bull Board on this port, until Ctrl-C').argParser(between(0, 65535)))
    .option('--json', 'as JSON')
    .action(values => done(status(values)));
  for (const [name, paused] of [
    ['pause', true],
    ['resume', false],
  ] as const)
    queue
      .command(name)
      .description(paused ? 'let nothing new be begun' : 'go on')
      .addOption(queueOption())
      .action(values => done(pause(values, paused)));
  try {
    await command.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0)
      throw new UsageError(`${error.message.replace(/^error: /, '').replace(/\.$/, '')}: see --help.`);
  }
  return code;
}

/** The address may hold a password, which the environment keeps out of the list of processes. */
function queueOption(): Option {
  return new Option('--queue <address>', 'the Redis of the queue, redis://host:6379')
    .env('QUEUING_SPEC_QUEUE')
    .makeOptionMandatory();
}

function between(least: number, most: number) {
  return (value: string): number => {
    const number = Number(value);
    if (value.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`it takes a whole number from ${least} to ${most}`);
  };
}

async function work(values: {
  queue: string;
  workers?: number;
  lock?: number;
  once?: boolean;
  wait: number;
}): Promise<number> {
  await requireMachine();
  const say = (text: string) => void process.stdout.write(`${text}\n`);
  const redis = await connect(readAddress(values.queue), say);
  const slots = values.workers ?? availableParallelism();
  try {
    const worker = await QueueWorker.join({
      redis,
      version: harnessVersion(),
      slots,
      ...(values.once && { once: values.wait * 1000 }),
      say,
      ...(values.lock && { lock: values.lock * 1000 }),
    });
    const leave = () => {
      say('Leaving, once what is at hand is graded. Again: at once; others then grade it.');
      void worker.leave();
    };
    process.on('SIGINT', leave).on('SIGTERM', leave);
    if (!values.once) say(`At the queue, with room for ${slots}.`);
    await worker.left;
    process.off('SIGINT', leave).off('SIGTERM', leave);
    return 0;
  } finally {
    redis.disconnect();
  }
}

async function status(values: { queue: string; board?: number; json?: boolean }): Promise<number> {
  const redis = await connect(readAddress(values.queue));
  try {
    const statuses = await queueStatus(redis);
    process.stdout.write(`${values.json ? JSON.stringify(statuses, null, 2) : renderStatus(statuses)}\n`);
    if (values.board !== undefined) await showBoard(await Board.open(redis, harnessVersion(), values.board));
    return 0;
  } finally {
    redis.disconnect();
  }
}

async function showBoard(board: Board): Promise<void> {
  process.stdout.write(`Bull Board: ${board.url} (Ctrl-C ends it)\n`);
  await new Promise<void>(resolve => process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve()));
  await board.close();
}

async function pause(values: { queue: string }, paused: boolean): Promise<number> {
  const redis = await connect(readAddress(values.queue));
  try {
    const count = await setPaused(redis, paused);
    const what = count === 0 ? 'Nothing was ever queued here' : paused ? 'Paused' : 'Going on';
    process.stdout.write(`${what}.\n`);
    return 0;
  } finally {
    redis.disconnect();
  }
}
