import type { RecordedCommand, RedisHappening } from '../redis/recorder/recorder';
import type { Exchange } from '../session/session';
import type { Terminal } from '../terminal/terminal';
import { bounded } from './bound';
import { jobEvents } from './job-events';
import { pairReplies } from './pair-replies';
import { type Recording, type Stream, since, type TraceEvent } from './trace';

/** What a trace is made from. Times in ms since the epoch. */
export interface Remains {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly terminals: readonly Terminal[];
  readonly exchanges: readonly Exchange[];
  readonly commands: readonly RecordedCommand[];
  /** What the specification itself did to Redis. */
  readonly own: readonly RecordedCommand[];
  readonly happenings: readonly RedisHappening[];
}

/** How many commands are used, from the beginning and from the end. */
const most = { first: 8000, last: 2000 };

/** Makes a scenario's trace. */
export function record({ startedAt, endedAt, terminals, exchanges, commands, own, happenings }: Remains): Recording {
  const seen = commands.length > most.first + most.last ? shortened(commands) : commands;
  const events = [
    ...terminals.flatMap(terminal => terminalEvents(terminal, startedAt, endedAt)),
    ...commandEvents(seen, terminals, startedAt),
    ...own.map(command => ownEvent(command, startedAt)),
    ...jobEvents(
      [...seen, ...own].sort((one, other) => one.at - other.at),
      startedAt,
    ),
    ...happenings.map(
      ({ at, text }): TraceEvent => ({ t: since(startedAt, at), kind: 'redis', text: `Redis ${text}` }),
    ),
    ...exchanges.flatMap((exchange, index) => exchangeEvents(exchange, index + 1, startedAt)),
  ];
  // A stable sort: events with the same time keep their order.
  const ordered = events.sort((one, other) => one.t - other.t);
  return { startedAt, durationMs: since(startedAt, endedAt), events: bounded(ordered) };
}

function shortened(commands: readonly RecordedCommand[]): RecordedCommand[] {
  return [...commands.slice(0, most.first), ...commands.slice(-most.last)];
}

function terminalEvents(terminal: Terminal, start: number, closedAt: number): TraceEvent[] {
  const { number, program, ending, transcript, control, startedAt, signals } = terminal;
  const streamOf = streams(control.errors);
  return [
    { t: since(start, startedAt), kind: 'start', terminal: number, program },
    ...transcript.lines.map(
      ({ text, at, from }): TraceEvent => ({
        t: since(start, at),
        kind: 'line',
        terminal: number,
        stream: streamOf(from),
        text,
      }),
    ),
    // Signals that end programs after the scenario are not part of it.
    ...signals
      .filter(({ at }) => at < closedAt)
      .map(({ name, at }): TraceEvent => ({ t: since(start, at), kind: 'signal', terminal: number, signal: name })),
    ...(ending && ending.at < closedAt
      ? [
          {
            t: since(start, ending.at),
            kind: 'end',
            terminal: number,
            ...(ending.exitCode !== undefined && { exitCode: ending.exitCode }),
            ...(ending.signal !== undefined && { signal: ending.signal }),
          } as const,
        ]
      : []),
  ];
}

/** Returns the stream that printed a position of the output. Positions must increase from call to call. */
function streams(errors: readonly (readonly [number, number])[]): (place: number) => Stream {
  let part = 0;
  return place => {
    while (part < errors.length && (errors[part]?.[1] ?? 0) <= place) part += 1;
    return place >= (errors[part]?.[0] ?? Number.POSITIVE_INFINITY) ? 'stderr' : 'stdout';
  };
}

function commandEvents(
  commands: readonly RecordedCommand[],
  terminals: readonly Terminal[],
  start: number,
): TraceEvent[] {
  const owners = new Map<string, number>();
  const replies = new Map<RecordedCommand, { text: string; at: number }>();
  const pushes: TraceEvent[] = [];
  const byPort = groupBy(commands, command => portOf(command.client));
  for (const { number, control } of terminals) {
    for (const [port, heard] of groupBy(control.heard, part => String(part.port))) {
      owners.set(port, number);
      const sent = (byPort.get(port) ?? []).filter(command => !command.fromScript);
      const paired = pairReplies(sent, heard);
      for (const [command, reply] of paired.replies) replies.set(command, reply);
      for (const { text, at } of paired.pushes)
        pushes.push({ t: since(start, at), kind: 'push', terminal: number, client: port, text });
    }
  }
  const sent = commands.map((command): TraceEvent => {
    const client = portOf(command.client);
    const terminal = owners.get(client);
    const reply = replies.get(command);
    return {
      t: since(start, command.at),
      kind: 'command',
      ...(terminal !== undefined && { terminal }),
      client,
      name: command.name,
      args: command.args,
      ...(command.fromScript && { script: true }),
      ...(reply && { reply: reply.text, repliedAt: since(start, reply.at) }),
    };
  });
  return [...sent, ...pushes];
}

function ownEvent({ name, args, at, client, fromScript }: RecordedCommand, start: number): TraceEvent {
  const script = fromScript ? ({ script: true } as const) : {};
  return { t: since(start, at), kind: 'command', client: portOf(client), own: true, name, args, ...script };
}

function portOf(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1);
}

function exchangeEvents({ request, at, answer, failure, endedAt }: Exchange, id: number, start: number): TraceEvent[] {
  const { method = 'GET', path, body } = request;
  const sent = { t: since(start, at), kind: 'request', id, method, path, ...(body !== undefined && { body }) } as const;
  if (endedAt === undefined) return [sent];
  const t = since(start, endedAt);
  if (answer) return [sent, { t, kind: 'response', id, status: answer.status, text: answer.text }];
  return [sent, { t, kind: 'response', id, failure: failure ?? 'no answer' }];
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
