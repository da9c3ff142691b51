import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { reapWithHarness, release } from '../harness/reaper/reaper';
import type { Verdict } from '../report/result';
import { type Stop, startBusyLoops, stopProcesses } from './disturbances';
import { Random } from './random';

/** What is played: a folder, and some of the specification. */
export interface Part {
  readonly target: string;
  /** Gives the scenarios their random values. */
  readonly seed: string;
  /** Cucumber's expression of tags. */
  readonly tags: string;
  /** Only the scenarios of these names; all where it is not given. */
  readonly scenarios?: readonly string[];
}

export const kinds = ['stops', 'busy', 'network', 'disk'] as const;
/** A way to disturb: processes that stand still, processors that are busy, packets that are cut and late, a slow disk. */
export type Kind = (typeof kinds)[number];

/** What disturbs a play; its seed gives it again, but for the moments, which are the machine's. */
export interface Disturbance {
  readonly seed: string;
  readonly kinds: readonly Kind[];
}

/** What a player is told. */
export interface Order {
  readonly part: Part;
  readonly disturbance?: Disturbance;
}

/** A rule's name, and what was said of it. */
export type Verdicts = Readonly<Record<string, { readonly verdict: Verdict; readonly why: string }>>;

/** What came of a play. */
export interface Played {
  readonly verdicts: Verdicts;
  readonly stops: readonly Stop[];
}

/**
 * Plays some of the specification in a process of its own, and disturbs it meanwhile.
 *
 * @throws Error when the player itself fails
 */
export async function play(part: Part, disturbance?: Disturbance): Promise<Played> {
  const player = fork(join(__dirname, 'player.ts'), {
    execArgv: ['-r', 'ts-node/register'],
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
