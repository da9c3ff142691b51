import { servedRoots } from '../stage/served';

/** A program's limits. Beyond any of them the program fails, and nothing else does. */
const heapMegabytes = 256;
/** Enough for the garbage that libraries produce while they load; otherwise it would be collected again and again. */
const youngMegabytes = 4;
const dataKilobytes = 1_000_000;
const fileBlocks = 64 * 1024;

/** The limits that depend on a program's amount of work. */
export interface Limits {
  /** Processor time, in s. */
  readonly cpuSeconds: number;
  /** Output that is kept, in bytes; a program that prints more is ended. */
  readonly outputBytes: number;
  /** Node's flags for work of that length. */
  readonly flags?: readonly string[];
}

/**
 * More than an honest program needs for a few jobs or requests. A program that ends within a second gains nothing from
 * optimised code or threads for garbage collection: without them a launch costs about 6 % less.
 */
export const fewThings: Limits = {
  cpuSeconds: 60,
  outputBytes: 1024 * 1024,
  flags: ['--no-opt', '--single-threaded-gc'],
};

/**
 * The shell line that every program starts through: it sets the limits that Node itself does not have (memory outside
 * the heap, processor time, size of a written file), joins standard error to standard output, as a terminal
 * does, so that their order is kept, and then becomes the program.
 */
export function limitedShell({ cpuSeconds }: Limits, errors: 'join' | 'ignore' = 'join'): string {
  const command = errors === 'join' ? 'exec "$@" 2>&1' : 'exec "$@"';
  return `ulimit -d ${dataKilobytes}; ulimit -t ${cpuSeconds}; ulimit -f ${fileBlocks}; ${command}`;
}

/**
 * Node's own flags for a program under test: the permission model (reading: its stage, the served packages and its
 * scratch folder; writing: its scratch folder; no child processes, workers or addons), a heap limit, no warnings of
 * Node's own among the program's output, and no timers of V8's to collect garbage later: whether one that is due is the
 * program's cannot be told.
 */
export function nodeFlags(readable: readonly string[], scratch: string): string[] {
  const known = process.allowedNodeEnvironmentFlags;
  return [
    known.has('--permission') ? '--permission' : '--experimental-permission',
    ...(known.has('--allow-net') ? ['--allow-net'] : []),
    ...[...readable, ...servedRoots(), `${scratch}/`].map(path => `--allow-fs-read=${path}`),
    `--allow-fs-write=${scratch}/`,
    `--max-old-space-size=${heapMegabytes}`,
    `--min-semi-space-size=${youngMegabytes}`,
    '--no-memory-reducer',
    '--no-warnings',
    '--enable-source-maps',
  ];
}
