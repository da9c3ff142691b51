import { syncBuiltinESMExports } from 'node:module';
import { watchCallSites } from './call-sites';
import { openChannel } from './channel/channel';
import { hide } from './channel/intrinsics';
import { keepDateHeader } from './clock/date-header';
import { followClock } from './clock/dates';
import { type ClockSettings, ProgramClock } from './clock/program-clock';
import { watchTimers } from './clock/timers';
import { type CompiledFiles, runCompiled } from './compiled';
import { confineProcess } from './confinement/confine';
import { guardHandles, guardPipes } from './confinement/handles';
import { answerProbes } from './idle';
import { type Heard, routeConnections, routeListeners } from './network';
import { tellErrors } from './printed';

/** The harness's settings for a process that becomes a program. */
export interface RuntimeSettings {
  /** From the port that the program connects to, to the service's real port; 0: no service. */
  readonly ports: Readonly<Record<string, number>>;
  /** The ports that its servers may have. */
  readonly ownPorts: readonly number[];
  /** Undefined: the machine's clock. */
  readonly clock?: ClockSettings | undefined;
  /** What runs in the place of its own files. */
  readonly compiled?: CompiledFiles | undefined;
  /** The paths of what to load before it. */
  readonly first?: readonly string[] | undefined;
  /** Whether to report what only a trace needs. */
  readonly traced?: boolean;
}

/** The channel to the terminal. */
const controlDescriptor = 3;

/**
 * Prepares this process for a program, before it loads any library: redirects its ports to those of the scenario, confines it
 * to its own ports and processes, and answers the harness's probes whether it is idle. A program cannot notice, and needs no
 * change.
 *
 * @returns the function that starts the program's time, once its scenario is known
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
    opened = (requested, port) => {
      if (clock.moved) keepDateHeader();
      channel.tell({ listening: requested, port });
    };
    if (settings.traced) heard = part => channel.note({ heard: part });
    answerProbes(channel, connections, listeners, clock, timers);
    channel.hear(({ cue }) => {
      if (cue !== undefined) process.emit(cue as 'beforeExit', 0);
    });
    // After the program's first turn: its modules are loaded, and its synchronous code has run.
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

/** As on a terminal: output is written before the next line runs, and process.exit loses nothing. */
function printAtOnce(): void {
  type Stream = { _handle?: { setBlocking?(blocking: boolean): void } };
  // Both are opened first: they are one pipe, and to open either makes it non-blocking again.
  const streams = [process.stdout, process.stderr] as unknown as Stream[];
  for (const { _handle } of streams) _handle?.setBlocking?.(true);
}
