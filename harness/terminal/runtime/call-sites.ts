import { ServerResponse } from 'node:http';
import Module from 'node:module';

/** What a program did, and the line that did it. */
export interface CallSite {
  /** It printed a line, sent a command to Redis, or responded to a request. */
  readonly site: 'print' | 'redis' | 'answer';
  /** The beginning of the line, of the command with its arguments, or of the request and the response. */
  readonly text: string;
  /** The staged file, and the place in it, counted from 1. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Later calls are repetitions, and reading a stack takes time. */
const mostLooks = 500;
/** All of them must fit into the channel's buffer, even if nobody reads it meanwhile. */
const mostSites = 150;
const mostOfOnePlace = 15;
const longest = 160;
/** Frames between the program's call and what is wrapped here: of Node's console, of redis, of express. */
const deepest = 14;

/**
 * Reports which of the program's lines printed each line, sent each Redis command, and sent each response. Nothing else changes
 * for the program.
 */
export function watchCallSites(): (tell: (site: CallSite) => void) => void {
  let looks = 0;
  let sites = 0;
  const timesAt: Record<string, number> = Object.create(null);
  let tell: ((site: CallSite) => void) | undefined;
  const note = (site: CallSite['site'], text: () => string): void => {
    if (!tell || looks >= mostLooks || sites >= mostSites) return;
    looks += 1;
    const place = ownFrame();
    if (!place) return;
    const key = `${site} ${place.file}:${place.line}:${place.column}`;
    const times = (timesAt[key] ?? 0) + 1;
    timesAt[key] = times;
    if (times > mostOfOnePlace) return;
    sites += 1;
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

/** When the module is loaded: every command of the client goes through this method. */
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

/** Only what fits on a line; anything else may be a megabyte. */
function isShort(argument: unknown): boolean {
  return typeof argument === 'number' || (typeof argument === 'string' && argument.length < 1000);
}

type Place = Pick<CallSite, 'file' | 'line' | 'column'>;

/** The innermost frame that is not of Node, a package or the harness. */
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
    // A program may have replaced them.
    return undefined;
  } finally {
    Error.prepareStackTrace = prepareStackTrace;
    Error.stackTraceLimit = stackTraceLimit;
  }
}
