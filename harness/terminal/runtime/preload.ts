/**
 * Loaded into every program before its own first line (`node --require`). It sends the ports that the program knows
 * to those of its scenario, keeps it from other programs' ports and processes, and answers the harness's question
 * "have you anything left to do?". A program cannot tell that it is there, and needs no change.
 */
import { openChannel } from './channel';
import { confineProcess } from './confine';
import { routeConnections } from './connections';
import { routeListeners } from './listeners';
import { answerProbes } from './quiet';

/** What the harness tells a program's preload, as JSON in `QUEUING_SPEC_RUNTIME`. */
export interface RuntimeSettings {
  /** From the port that the program dials to the port where the service really is; 0: nothing is there. */
  readonly ports: Readonly<Record<string, number>>;
}

const settings: RuntimeSettings = JSON.parse(process.env.QUEUING_SPEC_RUNTIME ?? '{"ports":{}}');
delete process.env.QUEUING_SPEC_RUNTIME;

const channel = openChannel(3);
const listeners = routeListeners((requested, port) => channel.tell({ listening: requested, port }));
const connections = routeConnections(settings.ports, listeners);
answerProbes(channel, connections);
channel.hear(({ cue }) => {
  if (cue !== undefined) process.emit(cue as 'beforeExit', 0);
});
// After the program's own first turn: its modules are loaded, and what it does at once is done.
setImmediate(() => channel.tell({ started: true }));
confineProcess();
printAtOnce();

/** As on a terminal: what is printed is out before the next line runs, and process.exit loses nothing. */
function printAtOnce(): void {
  type Stream = { _handle?: { setBlocking?(blocking: boolean): void } };
  // Both are opened first: they are one pipe, and to open either makes it non-blocking again.
  const streams = [process.stdout, process.stderr] as unknown as Stream[];
  for (const { _handle } of streams) _handle?.setBlocking?.(true);
}
