import { ServerResponse } from 'node:http';
import Module from 'node:module';

/** What a program did, and which of its own lines did it. */
export interface CallSite {
  /** Printed a line; sent Redis a command; answered a request. */
  readonly site: 'print' | 'redis' | 'answer';
  /** The line, the command with its arguments, or the request and the answer's text: their beginning. */
  readonly text: string;
  /** The staged file, and the place in it: from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is done later is more of the same: nobody looks for its line, and a stack has its price. */
const mostLooks = 500;
/** All of it must fit into the line to the terminal, whether or not that is read meanwhile. */
const mostTold = 150;
const mostOfOnePlace = 15;
const longest = 160;
/** Frames between the program's call and what is wrapped here: of Node's console, of redis, of express. */
const deepest = 14;

/**
 * Tells of each line that is printed, each command that is sent to Redis and each answer of a server from which of the
 * program's own lines it came. Nothing else changes for the program.
 */
export function watchCallSites(): (tell: (site: CallSite) => void) => void {
  let looks = 0;
  let told = 0;
  const timesAt: Record<string, number> = Object.create(null);
  let tell: ((site: CallSite) => void) | undefined;
  const note = (site: CallSite['site'], text: () => string): void => {
    if (!tell || looks >= mostLooks || told >= mostTold) return;
    looks += 1;
    const place = ownFrame();
    if (!place) return;
    const key = `${site} ${place.file}:${place.line}:${place.column}`;
    const times = (timesAt[key] ?? 0) + 1;
    timesAt[key] = times;
    if (times > mostOfOnePlace) return;
    told += 1;
    tell({ site, text: `${text()}`.slice(0, longest), ...place });
  };
  watchAnswers(note);
  watchRedis(note);
  return listener => {
    tell = listener;
    for (const stream of [process.stdout, process.stderr]) watchStream(stream, note);
  };
}

type Note = (site: CallSite['site'], text: () => string) => void;

function watchStream(stream: NodeJS.WriteStream, note: Note): void {
  const write = stream.write as (...args: unknown[]) => boolean;
  stream.write = function (this: unknown, ...args: unknown[]) {
    note('print', () => (typeof args[0] === 'string' ? args[0] : ''));
    return write.apply(this, args);
  };
}

function watchAnswers(note: Note): void {
  const end = ServerResponse.prototype.end as (...args: unknown[]) => ServerResponse;
  ServerResponse.prototype.end = function (this: ServerResponse, ...args: unknown[]) {
    const { method, url } = this.req;
    note('answer', () => `${method} ${url} ${bodyOf(args[0])}`);
    return end.apply(this, args);
  } as typeof end;
}

function bodyOf(body: unknown): string {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? Buffer.from(body.subarray(0, longest)).toString('utf8') : '';
}

interface RedisModule {
  readonly RedisClient?: { readonly prototype: { internal_send_command?: (command: Command) => unknown } };
}

interface Command {
  readonly command: string;
  readonly args?: readonly unknown[];
}

/** As the module comes in: every command of the client goes through this one method. */
function watchRedis(note: Note): void {
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  const watched = new WeakSet<object>();
  loader._load = function (this: unknown, request: string, ...rest: unknown[]) {
    const loaded = load.call(this, request, ...rest);
    if (request !== 'redis') return loaded;
    const prototype = (loaded as RedisModule).RedisClient?.prototype;
    const send = prototype?.internal_send_command;
    if (!prototype || !send || watched.has(prototype)) return loaded;
    watched.add(prototype);
    prototype.internal_send_command = function (this: unknown, command: Command) {
      note('redis', () => [command.command, ...(command.args ?? [])].filter(isShort).join(' '));
      return send.call(this, command);
    };
    return loaded;
  };
}

/** What can be shown on a line; anything else may be a megabyte. */
function isShort(argument: unknown): boolean {
  return typeof argument === 'number' || (typeof argument === 'string' && argument.length < 1000);
}

type Place = Pick<CallSite, 'file' | 'line' | 'column'>;

/** The innermost frame that is neither Node's, nor a package's, nor of the harness. */
function ownFrame(): Place | undefined {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = deepest;
    Error.prepareStackTrace = (_error, frames) => frames;
    const holder: { stack?: unknown } = {};
    Error.captureStackTrace(holder, ownFrame);
    const frames = holder.stack as NodeJS.CallSite[];
    for (const frame of frames) {
      const file = frame.getFileName()?.replace(/^file:\/\//, '');
      if (!file?.startsWith('/') || file.includes('/node_modules/') || file.startsWith(`${__dirname}/`)) continue;
      return { file, line: frame.getLineNumber() ?? 1, column: frame.getColumnNumber() ?? 1 };
    }
    return undefined;
  } catch {
    // A program may have put something of its own in their place.
    return undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}
