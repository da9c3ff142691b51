import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { reapWithHarness, release } from '../harness/reaper/reaper';
import type { Verdict } from '../report/result';
import { type Stop, startBusyLoops, stopProcesses } from './disturbances';
import { Random } from './random';

/** What to play: a folder, and a part of the specification. */
export interface Part {
  readonly target: string;
  /** Determines the random values of the scenarios. */
  readonly seed: string;
  /** Cucumber's tag expression. */
  readonly tags: string;
  /** Only the scenarios with these names; by default, all. */
  readonly scenarios?: readonly string[];
}

export const kinds = ['stops', 'busy', 'network', 'disk'] as const;
/** A kind of disturbance: stopped processes, busy processors, packets that are cut and late, a slow disk. */
export type Kind = (typeof kinds)[number];

/** The disturbances of a play. The same seed repeats them, except for their exact times. */
export interface Disturbance {
  readonly seed: string;
  readonly kinds: readonly Kind[];
}

/** The instructions for a player. */
export interface Order {
  readonly part: Part;
  readonly disturbance?: Disturbance;
}

/** A rule's name and verdict. */
export type Verdicts = Readonly<Record<string, { readonly verdict: Verdict; readonly why: string }>>;

/** The result of a play. */
export interface Played {
  readonly verdicts: Verdicts;
  readonly stops: readonly Stop[];
}

/**
 * Plays a part of the specification in a process of its own, and disturbs it.
 *
 * @throws Error when the player itself fails
 */
export async function play(part: Part, disturbance?: Disturbance): Promise<Played> {
  const player = fork(join(__dirname, 'player.ts'), {
    execArgv: ['-r', join(__dirname, '..', 'bin', 'register.js')],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { pid = 0 } = player;
  reapWithHarness(`process ${pid}`);
  const has = (kind: Kind) => disturbance?.kinds.includes(kind) === true;
  const random = new Random(`${disturbance?.seed} stops`);
  const endLoops = has('busy') ? startBusyLoops(random.between(2, 4)) : () => {};
  const endStops = has('stops') ? stopProcesses(pid, random) : () => [];
  try {
    const verdicts = await answerOf(player, { part, ...(disturbance && { disturbance }) });
    return { verdicts, stops: endStops() };
  } finally {
    endStops();
    endLoops();
    player.kill('SIGCONT');
    if (player.connected) player.disconnect();
    release(`process ${pid}`);
  }
}

function answerOf(player: ChildProcess, order: Order): Promise<Verdicts> {
  return new Promise((resolve, reject) => {
    player.once('message', answer => resolve(answer as Verdicts));
    player.once('exit', (code, signal) => reject(new Error(`The player ended (${signal ?? code}) without a result.`)));
    player.once('error', reject);
    player.send(order);
  });
}
