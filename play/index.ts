/**
 * A scenario of a task as a person would see it: `queuing-spec play FOLDER --task 5`. The embedded Redis on 6379 (or the next
 * free port) with the start state, the programs side by side with the harness's own packages, requests and messages one at a
 * time by Enter, Redis commands typed in between, a restart at each save. Needs a target, the features, and a terminal.
 */
import { createInterface } from 'node:readline';
import { watch } from 'chokidar';
import { isLitter } from '../grade/intake';
import type { Task } from '../grade/specification/tasks';
import type { Act } from './acts';
import { Lanes } from './lanes';
import { choosePlay } from './scenario';
import { Theatre } from './theatre';

/** What to play. */
export interface PlayRequest {
  readonly target: string;
  readonly task: Task;
  /** The number of a rule in its task, from 1. */
  readonly rule?: number;
}

/** Editors write a file in several steps. Changes within this time count as one save, in ms. */
const oneSave = 150;

/** Plays until Ctrl-C or the end of the input; returns the exit code. */
export async function play({ target, task, rule }: PlayRequest): Promise<number> {
  const chosen = choosePlay(task, rule);
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  if (!chosen) {
    say(`${task.title} has no scenario in which a program runs.`);
    return 1;
  }
  const theatre = new Theatre(target, new Lanes(say, process.stdout.isTTY === true && !process.env.NO_COLOR), say);
  const input = createInterface({ input: process.stdin });
  const ended = new Promise<void>(resolve => {
    // Not `once`: libraries with listeners of their own end the process when they find no other.
    process.on('SIGINT', () => resolve()).on('SIGTERM', () => resolve());
    input.once('close', () => resolve());
  });
  say(`${task.title}: ${chosen.scenario}`);
  const watcher = watch(target, {
    ignoreInitial: true,
    ignored: path => path !== target && isLitter(path.split('/').at(-1) ?? ''),
  });
  try {
    await Promise.race([ended, perform(theatre, chosen.acts, input, watcher, say)]);
    await ended;
  } finally {
    input.close();
    await watcher.close();
    await theatre.close();
  }
  say('Nothing is left running.');
  return 0;
}

async function perform(
  theatre: Theatre,
  acts: readonly Act[],
  input: ReturnType<typeof createInterface>,
  watcher: ReturnType<typeof watch>,
  say: (line: string) => void,
): Promise<void> {
  if (acts.some(({ kind }) => kind === 'no redis')) say('No Redis runs in this scenario.');
  else {
    const port = await theatre.openRedis(acts);
    say(`Redis listens on 127.0.0.1:${port}: redis-cli -p ${port}, or type a command here, such as KEYS *`);
  }
  const coming = acts.filter(({ kind }) => kind === 'start' || kind === 'cue');
  const tell = () => say(coming.length > 0 ? `Enter: ${saying(coming[0] as Act)}` : 'That was all. Ctrl-C ends it.');
  await advance(theatre, coming);
  tell();

  // One action after the other, however fast the user types.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>) => {
    turn = turn.then(work).catch((error: Error) => say(error.message));
  };
  input.on('line', line =>
    inTurn(async () => {
      if (line.trim() !== '') return say(asRedisCli(await theatre.command(words(line))));
      const [act] = coming.splice(0, 1);
      if (act?.kind === 'cue') await theatre.cue(act.does);
      if (act?.kind === 'start') await theatre.start(act);
      tell();
    }),
  );
  let saved: NodeJS.Timeout | undefined;
  watcher.on('all', () => {
    clearTimeout(saved);
    saved = setTimeout(() => {
      say('Saved: the programs start again.');
      inTurn(() => theatre.restart());
    }, oneSave);
  });
}

/** The first program starts at once. Each other one waits for Enter, as it would wait for a person in its terminal. */
async function advance(theatre: Theatre, coming: Act[]): Promise<void> {
  const [act] = coming;
  if (act?.kind !== 'start') return;
  coming.shift();
  await theatre.start(act);
}

function saying(act: Act): string {
  if (act.kind === 'cue') return act.says;
  return act.kind === 'start' ? `${act.program} starts in terminal ${act.terminal}` : '';
}

/** The words of a command line; quotation marks keep blanks. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}

function asRedisCli(reply: unknown): string {
  if (reply === null || reply === undefined) return '(nil)';
  if (Array.isArray(reply))
    return reply.map((one, index) => `${index + 1}) ${asRedisCli(one)}`).join('\n') || '(empty)';
  if (typeof reply === 'object')
    return (
      Object.entries(reply)
        .map(pair => pair.join(' '))
        .join('\n') || '(empty)'
    );
  return typeof reply === 'number' ? `(integer) ${reply}` : String(reply);
}
