import { randomBytes } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { CallSite } from './runtime/call-sites';
import { noteSign } from './runtime/channel/channel';
import { keyBytes } from './runtime/channel/seal';
import { lineReader, lineWriter } from './runtime/channel/sealed-line';
import type { IdleAnswer } from './runtime/idle';
import type { Heard, Traffic } from './runtime/network';
import type { Part } from './runtime/printed';

/** A reply of a service to a program, and when it was read, in ms since the epoch. */
export interface HeardAt extends Heard {
  readonly at: number;
}

/** Limits of what is kept for a trace: parts of the output, and bytes received. */
const mostParts = 20_000;
const mostHeard = 512 * 1024;

/** The longest incomplete line that is kept, in characters. */
const longestLine = 64 * 1024;

/** The terminal's end of the channel to a program's preload. */
export interface Control {
  /** The servers of the program: by requested port, the port that it was given. */
  readonly servers: ReadonlyMap<number, number>;
  /** The staged lines that printed, sent commands to Redis or responded: the first few hundred times. */
  readonly sites: readonly CallSite[];
  /** Whether the program's own lines have run. Before that, nothing is known about it. */
  readonly started: boolean;
  /** The parts of its output that went to standard error; only for traces. */
  readonly errors: readonly Part[];
  /** The replies of services; only for traces. */
  readonly heard: readonly HeardAt[];
  /** Resolves when the program is idle, which may be never; with undefined when it has ended. */
  probe(): Promise<IdleAnswer | undefined>;
  /** Makes the program's `process` emit an event, for which added lines wait. */
  cue(event: string): void;
  /** Moves the program's clock to a time of its session, in ms, and fires the timers that are due then. */
  moveTo(time: number): void;
  close(): void;
}

/** More messages than a preload sends. The rest is ignored. */
const mostSites = 1000;

/**
 * Talks to a program's preload over an extra pipe. The program has the pipe too, but its messages are ignored: it lacks the
 * key, which the preload has read before the program's first line.
 *
 * @param mayListen whether a port is one of the program's own; messages about other ports are ignored
 */
export function openControl(pipe: Duplex, changed: () => void, mayListen: (port: number) => boolean): Control {
  const key = randomBytes(keyBytes);
  const written = lineWriter(key, 'to program');
  const understood = lineReader(key, 'from program');
  const servers = new Map<number, number>();
  const sites: CallSite[] = [];
  const asking = new Map<number, (answer: IdleAnswer | undefined) => void>();
  const errors: Part[] = [];
  const heard: HeardAt[] = [];
  let roomForHeard = mostHeard;
  let asked = 0;
  let closed = false;
  let started = false;
  let rest = '';

  function close(): void {
    closed = true;
    for (const answer of asking.values()) answer(undefined);
    asking.clear();
  }
  function take(line: string): void {
    const message = parse(understood(line));
    if (message.started === true) {
      started = true;
      changed();
    } else if (typeof message.listening === 'number' && typeof message.port === 'number') {
      if (mayListen(message.port)) servers.set(message.listening, message.port);
      changed();
    } else if (typeof message.site === 'string' && isCallSite(message)) {
      if (sites.length < mostSites) sites.push(message);
    } else if (isIdleAnswer(message)) {
      asking.get(message.idle)?.(message);
      asking.delete(message.idle);
    }
  }

  /** A note for the trace. It is not sealed, because no verdict depends on it. */
  function takeNote(text: string): void {
    const note = parseNote(text);
    if (isPart(note.errors) && errors.length < mostParts) errors.push(note.errors);
    if (!isHeard(note.heard)) return;
    roomForHeard -= note.heard.bytes.length;
    if (roomForHeard >= 0) heard.push({ ...note.heard, at: Date.now() });
  }

  function tell(message: object): void {
    pipe.write(written(JSON.stringify(message)));
  }

  pipe.on('error', close);
  pipe.on('close', close);
  pipe.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString('utf8')).split('\n');
    rest = (lines.pop() ?? '').slice(0, longestLine);
    for (const line of lines) {
      if (line.startsWith(noteSign)) takeNote(line.slice(noteSign.length));
      else take(line);
    }
  });

  pipe.write(key);
  return {
    servers,
    errors,
    heard,
    sites,
    get started() {
      return started;
    },
    close,
    cue: event => void (closed || tell({ cue: event })),
    moveTo: time => void (closed || tell({ moveTo: time })),
    probe: () =>
      new Promise(resolve => {
        if (closed) return resolve(undefined);
        asked += 1;
        asking.set(asked, resolve);
        tell({ probe: asked });
      }),
  };
}

function isCallSite(message: Record<string, unknown>): message is Record<string, unknown> & CallSite {
  const { text, file, line, column } = message;
  return [text, file].every(one => typeof one === 'string') && [line, column].every(Number.isInteger);
}

function parse(text: string | undefined): Record<string, unknown> {
  return text === undefined ? {} : JSON.parse(text);
}

function isIdleAnswer(message: object): message is IdleAnswer {
  const { idle, events, services, own, incoming, clock } = message as Partial<IdleAnswer>;
  if (clock !== undefined && !isTime(clock)) return false;
  return typeof idle === 'number' && typeof events === 'number' && [services, own, incoming].every(isTraffic);
}

function isTraffic(value: Traffic | undefined): boolean {
  return [value?.open, value?.read, value?.written].every(Number.isFinite);
}

function isTime({ now, work = 0, housekeeping = 0 }: NonNullable<IdleAnswer['clock']>): boolean {
  return [now, work, housekeeping].every(Number.isFinite);
}

function parseNote(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isPart(value: unknown): value is Part {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
}

function isHeard(value: unknown): value is Heard {
  const { port, bytes } = (value ?? {}) as Partial<Heard>;
  return typeof port === 'number' && typeof bytes === 'string';
}
