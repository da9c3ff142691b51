import type { Place } from '../../harness/place';
import { thrownAt } from './broken-off';
import { type Clues, callOf, inAny, type MarkedProgram, namedIn } from './clues';
import type { CallMark, Landmark, Landmarks, NameMark } from './landmarks';

/** What is said of a job or a queue, and the calls that may be at fault, the likelier first. */
const sayings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/taken at a time|no program took it|No program waits for jobs/, ['process']],
  [/ended more than once|done was called without/, ['done', 'process']],
  [/should report this progress/, ['progress', 'process']],
  [/failed with|should be failed|was given to done|are failed in/, ['done', 'Error', 'process']],
  [/are (?:complete|active) in/, ['process', 'done']],
  [/data of job|number of jobs|in the queue|in Redis|should have other data/, ['create', 'createJob', 'save', 'add']],
];

/** The call of Kue that a job's fate, or its data, depends on. */
export function ofJobs(clues: Clues): Place | undefined {
  const { message, programs } = clues;
  if (!/\b(?:jobs?|queue|Job)\b/.test(message)) return undefined;
  const property = /data\.(\w+)/.exec(message)?.[1];
  const progress =
    /should report this progress/.test(message) && inAny(programs, program => progressCall(program, message));
  if (progress) return progress;
  if (/blacklisted|should be failed; it is complete|should be complete; it is failed/.test(message)) {
    const list = inAny(programs, ({ marks }) => blacklist(marks, message));
    if (list) return list;
  }
  if (isOtherOrder(clues)) return inAny(programs, callOf(['create', 'createJob']));
  const data = property && inAny(programs, program => namedIn(program, property, ['property']));
  if (data) return data;
  if (/never called done/.test(message)) return notDone(clues);
  for (const [pattern, methods] of sayings) {
    if (!pattern.test(message)) continue;
    const place = inAny(programs, callOf(methods));
    if (place) return place;
  }
  return undefined;
}

/** The test, or the hook, of a suite that a rule is about. */
export function ofSuite(clues: Clues): Place | undefined {
  const { message, rule, programs, transcript } = clues;
  const thrown = /tests? fails? in|could not be run as a test suite/.test(message) ? thrownAt(clues) : undefined;
  if (thrown) return thrown;
  if (!/suite|\btests?\b|does not notice it/.test(message)) return undefined;
  const wanted = /clear/.test(`${rule} ${transcript}`) ? ['clear'] : /exit|left/.test(rule) ? ['exit'] : ['enter'];
  const mode = /test mode|testMode/.test(`${rule} ${transcript}`);
  const suite = programs.filter(({ name }) => /test/.test(name));
  return inAny(
    suite,
    callOf([...(mode ? [...wanted, 'testMode'] : []), 'throw', 'throws', 'length', 'equal', 'it', 'describe']),
  );
}

/** The report that is wrong; where one is missing, the call that stands in its place, or before which it is due. */
function progressCall({ marks }: MarkedProgram, message: string): CallMark | undefined {
  const told = /should report this progress, and no other: (.*?)\. It reported: (.*?)\./.exec(message);
  const shares = (list = ''): readonly string[] => list.match(/\d+(?=%)/g) ?? [];
  const [due, reported] = [shares(told?.[1]), shares(told?.[2])];
  const calls = marks.calls.filter(({ method }) => method === 'progress');
  const wrong = reported.find(share => !due.includes(share));
  const ofShare = wrong && calls.find(({ args }) => shareOf(args) === Number(wrong));
  if (ofShare) return ofShare;
  if (!reported.includes('0')) return calls[0] ?? marks.calls.find(({ method }) => method === 'done');
  const later = calls.length > 1 ? calls.at(-1) : undefined;
  return (
    later ??
    marks.calls.find(({ method, args }) => method === 'log' && args.length > 0 && /Sending/.test(args[0] ?? ''))
  );
}

/** What share of the whole a progress call reports, in percent; NaN where that is not written out. */
function shareOf([done = '', all = '']: readonly string[]): number {
  return (100 * Number(done)) / Number(all);
}

/**
 * Where done is due: at the error that is made for it and handed to nobody, else at the last line that a job's processor
 * printed before it stopped.
 */
export function notDone({ message, programs, sites }: Clues): Place | undefined {
  const processing = programs.filter(({ marks }) => marks.calls.some(({ method }) => method === 'process'));
  if (/should be failed/.test(message)) {
    const idle = inAny(processing, ({ marks }) =>
      marks.calls.find(
        one =>
          one.method === 'Error' &&
          !/\b(throw|reject)\b/.test(marks.lines[one.line - 1] ?? '') &&
          !marks.calls.some(
            ({ method, line, lastLine }) => method === 'done' && line <= one.line && one.line <= lastLine,
          ),
      ),
    );
    if (idle) return idle;
  }
  const printing = sites.filter(
    ({ site, place, text }) =>
      site === 'print' && !/connected/.test(text) && processing.some(({ file }) => file === place.file),
  );
  const printed = printing.at(-1)?.place;
  return (
    inAny(processing, program => doneDue(program, printed?.line)) ?? printed ?? inAny(processing, callOf(['process']))
  );
}

/** In the function that is given done, and does not hand it on: a line that it printed, its call of done, or its last call. */
function doneDue({ marks }: MarkedProgram, printed = 0): Landmark | undefined {
  const isGiven = ({ line }: Landmark) => /\bdone\b/.test(marks.lines[line - 1] ?? '');
  const isIn = (outer: NameMark, line: number) => outer.line <= line && line <= outer.lastLine;
  const given = marks.names.filter(mark => mark.kind === 'function' && isGiven(mark));
  if (given.some(one => isIn(one, printed))) return undefined;
  for (const one of given) {
    const calls = marks.calls.filter(({ line }) => line > one.line && isIn(one, line));
    if (calls.some(({ args }) => args.includes('done'))) continue;
    const due = calls.find(({ method }) => method === 'done') ?? calls.at(-1);
    if (due) return due;
  }
  return undefined;
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

/** What a job's event prints, and the event. */
const lines: readonly (readonly [RegExp, string])[] = [
  [/ completed$/, 'complete'],
  [/ failed\b/, 'failed'],
  [/% complete$/, 'progress'],
  [/ created\b/, 'save'],
];

/** The event that a line tells of. */
export function eventOf(line: string): string | undefined {
  return lines.find(([sign]) => /\bjob\b/i.test(line) && sign.test(line))?.[1];
}

/** The listener of the event that the missing line tells of, where the line that came instead tells of another. */
export function listenerOf({ programs }: Clues, due: string, came: string | undefined): Place | undefined {
  const event = eventOf(due);
  if (event === undefined || event === 'save' || (came !== undefined && eventOf(came) === event)) return undefined;
  return inAny(
    programs,
    callOf(['on', 'once'], ({ first }) => first === event),
  );
}

/** Where a job's data are right, but those of another job. */
export function isOtherOrder({ message, programs }: Clues): boolean {
  const found = /The data of job \d+ are wrong: .*? is the text "([^"]*)"; expected the text "([^"]*)"/.exec(message);
  if (!found) return false;
  const isWritten = (wanted = '') =>
    programs.some(({ marks }) => marks.texts.some(({ pieces }) => pieces.join('') === wanted));
  return isWritten(found[1]) && isWritten(found[2]);
}
