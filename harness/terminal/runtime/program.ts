import { syncBuiltinESMExports } from 'node:module';
import { watchCallSites } from './call-sites';
import { openChannel } from './channel/channel';
import { hide } from './channel/intrinsics';
import { followClock } from './clock/dates';
import { type ClockSettings, ProgramClock } from './clock/program-clock';
import { watchTimers } from './clock/timers';
import { type CompiledFiles, runCompiled } from './compiled';
import { confineProcess } from './confinement/confine';
import { guardHandles, guardPipes } from './confinement/handles';
import { answerProbes } from './idle';
import { type Heard, routeConnections, routeListeners } from './network';
import { tellErrors } from './printed';

/** What the harness tells the process that is to be a program. */
export interface RuntimeSettings {
  /** From the port that the program dials to the port where the service really is; 0: nothing is there. */
  readonly ports: Readonly<Record<string, number>>;
  /** The ports that its servers may have. */
  readonly ownPorts: readonly number[];
  /** Undefined: its clock is the machine's. */
  readonly clock?: ClockSettings | undefined;
  /** What runs in the place of its own files. */
  readonly compiled?: CompiledFiles | undefined;
  /** What is loaded before it, by path. */
  readonly first?: readonly string[] | undefined;
  /** Whether to tell what only a trace of the scenario needs. */
  readonly traced?: boolean;
}

/** Where a program speaks with its terminal. */
const controlDescriptor = 3;

/**
 * Prepares this process for a program, before it loads any library: the ports that the program knows are sent to those of
 * its scenario, it is kept from other programs' ports and processes, and it answers the harness's question "have you
 * anything left to do?". A program cannot tell, and needs no change.
 *
 * @returns what begins the program's own time, once its scenario is known
 */
export function prepareProgram(): (settings: RuntimeSettings) => void {
  const clock = new ProgramClock();
  const timers = watchTimers(clock);
  followClock(clock);
  syncBuiltinESMExports();
  const tellCallSites = watchCallSites();
  const ports: Record<string, number> = {};
  let opened = (_requested: number, _port: number): void => {};
  const reach = { connect: hide<boolean[]>([]), listen: hide<boolean[]>([]) };
  guardHandles({
    mayConnect: port => reach.connect[port] === true,
    mayListen: port => reach.listen[port] === true,
  });
  const listeners = routeListeners((requested, port) => opened(requested, port));
  let heard = (_heard: Heard): void => {};
  const connections = routeConnections(ports, listeners, part => heard(part));
  return settings => {
    Object.assign(ports, settings.ports);
    clock.begin(settings.clock);
    listeners.own(settings.ownPorts);
    for (const port of settings.ownPorts) reach.listen[port] = true;
    for (const port of reachable(settings)) reach.connect[port] = true;
    for (const module of settings.first ?? []) require(module);
    if (settings.compiled) runCompiled(settings.compiled);
    const channel = openChannel(controlDescriptor);
    opened = (requested, port) => channel.tell({ listening: requested, port });
    if (settings.traced) heard = part => channel.note({ heard: part });
    answerProbes(channel, connections, listeners, clock, timers);
    channel.hear(({ cue }) => {
      if (cue !== undefined) process.emit(cue as 'beforeExit', 0);
    });
    // After the program's own first turn: its modules are loaded, and what it does at once is done.
    setImmediate(() => channel.tell({ started: true }));
    confineProcess();
    printAtOnce();
    guardPipes();
    if (settings.traced) tellErrors(part => channel.note({ errors: part }));
    tellCallSites(channel.tell);
  };
}

/** The ports that a program may connect to: its services, and its own servers. */
export function reachable({ ports, ownPorts }: RuntimeSettings): number[] {
  return [...Object.values(ports).filter(port => port !== 0), ...ownPorts];
}

/** As on a terminal: what is printed is out before the next line runs, and process.exit loses nothing. */
function printAtOnce(): void {
  type Stream = { _handle?: { setBlocking?(blocking: boolean): void } };
  // Both are opened first: they are one pipe, and to open either makes it non-blocking again.
  const streams = [process.stdout, process.stderr] as unknown as Stream[];
  for (const { _handle } of streams) _handle?.setBlocking?.(true);
}
