import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * How many times longer than usual a wait may last before it is given up (`QUEUING_SPEC_PATIENCE`, default 1).
 * Ceilings matter only when something is wrong: raise it on a very slow machine, never to make a rule pass.
 */
export function patience(): number {
  const said = process.env.QUEUING_SPEC_PATIENCE;
  if (said === undefined || said === '') return 1;
  const factor = Number(said);
  if (!Number.isFinite(factor) || factor <= 0 || factor > 1000) {
    throw new RangeError(`QUEUING_SPEC_PATIENCE is "${said}"; it takes a number above 0, such as 2`);
  }
  return factor;
}

/** The longest that one wait may last, in ms. */
export function ceiling(): number {
  return 10_000 * patience();
}

/** Whether programs may be forked from a server that has loaded their libraries (`QUEUING_SPEC_FORK`, default yes). */
export function forks(): boolean {
  const said = process.env.QUEUING_SPEC_FORK ?? '';
  if (!['', 'yes', 'no'].includes(said)) throw new RangeError(`QUEUING_SPEC_FORK is "${said}"; it takes yes or no`);
  return said !== 'no';
}

/**
 * Whether programs' clocks are moved from timer to timer by the harness, or are the machine's own (`QUEUING_SPEC_CLOCK`, program or
 * real, default program).
 */
export function movesClocks(): boolean {
  const said = process.env.QUEUING_SPEC_CLOCK ?? '';
  if (!['', 'program', 'real'].includes(said))
    throw new RangeError(`QUEUING_SPEC_CLOCK is "${said}"; it takes program or real`);
  return said !== 'real';
}

/** Whether scenarios are traced (`QUEUING_SPEC_TRACE`, default yes). */
export function traces(): boolean {
  const said = process.env.QUEUING_SPEC_TRACE ?? '';
  if (!['', 'yes', 'no'].includes(said)) throw new RangeError(`QUEUING_SPEC_TRACE is "${said}"; it takes yes or no`);
  return said !== 'no';
}

/** The folder for what can be made again at any time: transpiled targets, a fetched Redis. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'queuing-spec');
}
