import type { Place } from '../../harness/place';
import { type Clues, callOf, inAny, type MarkedProgram, namedIn } from './clues';
import type { CallMark, Landmarks, NameMark } from './landmarks';

/** What is said of a job or a queue, and the calls that may be at fault, the likelier first. */
const sayings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/taken at a time|no program took it|No program waits for jobs/, ['process']],
  [/never called done/, ['process', 'done']],
  [/ended more than once|done was called without/, ['done', 'process']],
  [/should report this progress/, ['progress', 'process']],
  [/failed with|should be failed|was given to done|are failed in/, ['done', 'Error', 'process']],
  [/are (?:complete|active) in/, ['process', 'done']],
  [/data of job|number of jobs|in the queue|in Redis|should have other data/, ['create', 'createJob', 'save', 'add']],
];

/** The call of Kue that a job's fate, or its data, depends on. */
export function ofJobs({ message, programs }: Clues): Place | undefined {
  if (!/\b(?:jobs?|queue|Job)\b/.test(message)) return undefined;
  const property = /data\.(\w+)/.exec(message)?.[1];
  const progress =
    /should report this progress/.test(message) && inAny(programs, program => progressCall(program, message));
  if (progress) return progress;
  if (/blacklisted|should be failed; it is complete|should be complete; it is failed/.test(message)) {
    const list = inAny(programs, ({ marks }) => blacklist(marks, message));
    if (list) return list;
  }
  const data = property && inAny(programs, program => namedIn(program, property, ['property']));
  if (data) return data;
  for (const [pattern, methods] of sayings) {
    if (!pattern.test(message)) continue;
    const place = inAny(programs, callOf(methods));
    if (place) return place;
  }
  return undefined;
}

/** The test, or the hook, of a suite that a rule is about. */
export function ofSuite({ message, rule, programs, transcript }: Clues): Place | undefined {
  if (!/suite|\btests?\b|does not notice it/.test(message)) return undefined;
  const wanted = /clear/.test(`${rule} ${transcript}`) ? ['clear'] : /exit|left/.test(rule) ? ['exit'] : ['enter'];
  const mode = /test mode|testMode/.test(`${rule} ${transcript}`);
  const suite = programs.filter(({ name }) => /test/.test(name));
  return inAny(
    suite,
    callOf([...(mode ? [...wanted, 'testMode'] : []), 'throw', 'throws', 'length', 'equal', 'it', 'describe']),
  );
}

/** The report that is wrong: the first where even the 0% is, else the last; where it is missing, what stands in its place. */
function progressCall({ marks }: MarkedProgram, message: string): CallMark | undefined {
  const reported = /It reported: (.*?)\./.exec(message)?.[1] ?? '';
  const calls = marks.calls.filter(({ method }) => method === 'progress');
  if (!reported.startsWith('0%')) return calls[0] ?? marks.calls.find(({ method }) => method === 'done');
  const later = calls.length > 1 ? calls.at(-1) : undefined;
  return (
    later ??
    marks.calls.find(({ method, args }) => method === 'log' && args.length > 0 && /Sending/.test(args[0] ?? ''))
  );
}

/** The list of numbers, where it does not hold just the two, as texts; else the place where it is looked into. */
function blacklist({ names, calls }: Landmarks, message: string): NameMark | CallMark | undefined {
  const list = names.find(
    ({ kind, value }) => kind === 'variable' && /^\[[^\]]*41535/.test(value) && value.length < 400,
  );
  const numbers = (list?.value.match(/(['"`])\d{10}\1/g) ?? [])
    .map(text => text.slice(1, -1))
    .sort()
    .join(' ');
  if (list && numbers !== '4153518780 4153518781') return list;
  if (/was given to done/.test(message) && !/blacklisted/.test(message))
    return calls.find(({ method, args }) => method === 'done' && !/Error/.test(args[0] ?? 'Error'));
  return undefined;
}
