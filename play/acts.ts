import type { Pickle } from '@cucumber/messages';
import { fillKnown } from '../steps/values/fill';
import { Random, type RandomKind } from '../steps/values/random';

/** One action of a scenario: immediate (`state`, `start`), or when the user presses Enter (`cue`). */
export type Act =
  | { readonly kind: 'no redis' }
  | { readonly kind: 'state'; readonly command: readonly string[]; readonly dump?: string }
  | {
      readonly kind: 'start';
      readonly program: string;
      readonly terminal: number;
      /** The whole program, if it is not the target's; or the lines that are added to it. */
      readonly text?: string;
      readonly added?: string;
      readonly suite?: true;
      /** The port that it serves on. */
      readonly port?: number;
    }
  | { readonly kind: 'cue'; readonly says: string; readonly does: Cue };

/** The action at a cue. */
export type Cue =
  | { readonly request: string; readonly method: string; readonly times: number; readonly body?: string }
  | { readonly command: readonly string[] }
  | { readonly jobs: readonly unknown[]; readonly queue: string }
  | { readonly job: number; readonly to: 'progress' | 'complete' | 'failed'; readonly what: string };

type Reading = (found: readonly string[], below: string) => Act | undefined;

const start = (program: string, terminal: string, more: object = {}): Act => ({
  kind: 'start',
  program,
  terminal: Number(terminal),
  ...more,
});
const asked = (path: string, times = 1, method = 'GET', body?: string): Act => ({
  kind: 'cue',
  says: `${method} ${path}${times > 1 ? `, ${times} times` : ''}`,
  does: { request: path, method, times, ...(body !== undefined && { body }) },
});

/** How to read the steps of a feature. Steps that only check something are left to the viewer. */
const readings: readonly (readonly [RegExp, Reading])[] = [
  [/^no Redis server$/, () => ({ kind: 'no redis' })],
  [/^a Redis server loaded from "(.+)"$/, ([dump = '']) => ({ kind: 'state', command: [], dump })],
  [/^the last job id is (\d+)$/, ([id = '']) => ({ kind: 'state', command: ['set', 'q:ids', id] })],
  [/^the key "(.*)" is set to "(.*)"$/, ([key = '', value = '']) => ({ kind: 'state', command: ['set', key, value] })],
  [
    /^the field "(.*)" of the hash "(.*)" is set to "(.*)"$/,
    ([field = '', key = '', value = '']) => ({ kind: 'state', command: ['hset', key, field, value] }),
  ],
  // The user's own program is played, also where the specification pairs it with the reference's.
  [/^(?:the reference's )?"(.*)" runs in terminal (\d+)$/, ([program = '', terminal = '']) => start(program, terminal)],
  [
    /^"(.*)" serves on port (\d+) in terminal (\d+)$/,
    ([program = '', port, terminal = '']) => start(program, terminal, { port: Number(port) }),
  ],
  [
    /^"(.*)" serves on port (\d+) in terminal (\d+), and runs these lines at its end:$/,
    ([program = '', port, terminal = ''], added) => start(program, terminal, { port: Number(port), added }),
  ],
  [
    /^"(.*)" runs in terminal (\d+) with these lines at its end:$/,
    ([program = '', terminal = ''], added) => start(program, terminal, { added }),
  ],
  [/^this program runs in terminal (\d+):$/, ([terminal = ''], text) => start('a few lines', terminal, { text })],
  [
    /^the test suite "(.*)" runs in terminal (\d+)$/,
    ([suite = '', terminal = '']) => start(suite, terminal, { suite: true }),
  ],
  [/^"(\/.*)" is requested$/, ([path = '']) => asked(path)],
  [/^"(\/.*)" is requested (\d+) times(?: at once)?$/, ([path = '', times]) => asked(path, Number(times))],
  [/^this JSON is posted to "(.*)":$/, ([path = ''], body) => asked(path, 1, 'POST', body)],
  [
    /^"(.*)" is published on "(.*)"$/,
    ([message = '', channel = '']) => ({
      kind: 'cue',
      says: `PUBLISH "${channel}" "${message}"`,
      does: { command: ['publish', channel, message] },
    }),
  ],
  [
    /^a job is queued in "(.*)" with the data:$/,
    ([queue = ''], data) => ({ kind: 'cue', says: `a job for ${queue}`, does: { queue, jobs: [JSON.parse(data)] } }),
  ],
  [
    /^these jobs are queued in "(.*)" at once:$/,
    ([queue = ''], data) => {
      const jobs = JSON.parse(data) as unknown[];
      return { kind: 'cue', says: `${jobs.length} jobs for ${queue}`, does: { queue, jobs } };
    },
  ],
  [/^job (\d+) makes progress to (\d+)%$/, ([id, percent = '']) => ofJob(id, 'progress', percent)],
  [/^job (\d+) completes$/, ([id]) => ofJob(id, 'complete', '')],
  [/^job (\d+) fails with "(.*)"$/, ([id, why = '']) => ofJob(id, 'failed', why)],
];

function ofJob(id: string | undefined, to: 'progress' | 'complete' | 'failed', what: string): Act {
  const says = to === 'progress' ? `job ${id} is at ${what}%` : `job ${id} is ${to}${what && `: ${what}`}`;
  return { kind: 'cue', says, does: { job: Number(id), to, what } };
}

/** The actions of a scenario, in order, with random values for its names. */
export function actsOf({ steps, name }: Pick<Pickle, 'steps' | 'name'>): Act[] {
  const random = new Random(name);
  const values: Record<string, string> = {};
  return steps.flatMap(({ text: said, argument }) => {
    const drawn = /^\{([\w-]+)\} is a random (.*)$/.exec(said);
    if (drawn) {
      values[drawn[1] as string] = draw(random, drawn[2] as string);
      return [];
    }
    const rows = argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value).join(' ')).join('\n');
    const text = fillKnown(said, values);
    const below = fillKnown(argument?.docString?.content ?? rows ?? '', values);
    for (const [pattern, read] of readings) {
      const found = pattern.exec(text);
      const act = found && read(found.slice(1), below);
      if (act) return [act];
    }
    return [];
  });
}

function draw(random: Random, kind: string): string {
  const [, least, most] = /^number from (\d+) to (\d+)$/.exec(kind) ?? [];
  if (most) return String(random.integer(Number(least), Number(most)));
  const [, length] = /^text of (\d+) characters$/.exec(kind) ?? [];
  return length ? random.text(Number(length)) : random.value(kind as RandomKind);
}
