import type { Place } from '../../harness/place';
import type { CallSite } from '../scenario';
import { type Clues, callOf, functionAround, inAny, type MarkedProgram, namedIn, placeOf } from './clues';
import { listenerOf } from './jobs';
import { listenerDue, onlyOnce } from './listeners';
import { markedLines } from './shown-lines';
import { writtenAs } from './written';

/** Where a line comes from that a terminal should not show, or where one would come from that it should. */
export function printed(clues: Clues): Place | undefined {
  const { message } = clues;
  if (!/^Terminal \d/.test(message)) return undefined;
  const unwanted = /shows "(.*)", which it should not/.exec(message)?.[1];
  const wanted = /the line "(.*)" \d+ times/.exec(message)?.[1];
  const { wrong, missing } = markedLines(message);
  const called = calledFunction(clues, wrong[0]);
  if (called) return called;
  const listener = missing[0] === undefined ? undefined : listenerOf(clues, missing[0], wrong[0]);
  if (listener && wrong.length > 0) return listener;
  for (const line of unwanted ? [unwanted] : wrong) {
    const place = siteOf(clues, line, /too many/.test(message));
    if (place) return callOfPrinter(clues, place, wrong, missing) ?? place;
  }
  const once = onlyOnce(clues);
  if (once && wrong.length === 0) return once;
  const due = wanted ? [withoutWildcards(wanted)] : missing.map(withoutWildcards);
  for (const line of due) {
    const listener = connection(clues, line);
    if (listener) return listener;
    const place = (wanted && similarSite(clues, line)) || inAny(clues.programs, program => writtenAs(program, line));
    if (place) return neverTaken(clues, place) ?? place;
  }
  for (const line of wrong) {
    const place = inAny(clues.programs, program => writtenAs(program, line));
    if (place) return place;
  }
  return due.map(line => notPrinted(clues, line)).find(Boolean);
}

/** Where the words of a line are right, and only what is put in between is wrong: the call that handed that over. */
function callOfPrinter(
  { programs }: Clues,
  place: Place,
  wrong: readonly string[],
  missing: readonly string[],
): Place | undefined {
  const program = programs.find(({ file }) => file === place.file);
  const [due] = missing;
  const text = program?.marks.texts.find(({ line, values }) => line === place.line && values.length > 0);
  const printer = program && functionAround(program, place.line);
  if (!program || !text || !printer || due === undefined) return undefined;
  const words = text.pieces.map(piece => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const whole = new RegExp(`^${words.join('[^,:]*')}$`);
  const isRight = (line: string) => whole.test(line);
  if (!isRight(due) || !wrong.some(isRight)) return undefined;
  const header = program.marks.lines[printer.line - 1] ?? '';
  const order = text.values.map(value => header.indexOf(value));
  const inOrder = order.every((at, index) => at >= 0 && at >= (order[index - 1] ?? 0));
  return inOrder
    ? placeOf(program, program.marks.calls.filter(({ method }) => method === printer.name).at(-1))
    : undefined;
}

/** Where the call of a function is shown with what it gave: what the function asked Redis for, else the function. */
function calledFunction({ programs, sites, rule }: Clues, line = ''): Place | undefined {
  const name = /^(\w+)\(.*\): /.exec(line)?.[1];
  if (name === undefined) return undefined;
  for (const program of programs) {
    const own = namedIn(program, name, ['function']);
    if (!own) continue;
    const asked = sites.filter(
      ({ site, place }) =>
        site === 'redis' && place.file === program.file && own.line <= place.line && place.line <= own.lastLine,
    );
    return otherKey(program, asked.at(-1), sites, rule) ?? asked.at(-1)?.place ?? placeOf(program, own);
  }
  return undefined;
}

/** Where another function writes the key whose name the rule does not give, and this one reads the right one. */
function otherKey(
  program: MarkedProgram,
  read: CallSite | undefined,
  sites: readonly CallSite[],
  rule: string,
): Place | undefined {
  const keyOf = (one: CallSite | undefined) => one?.text.split(' ')[1] ?? '';
  const written = sites.findLast(({ site, text }) => site === 'redis' && /^set\b/i.test(text));
  if (!written || keyOf(written) === keyOf(read) || !rule.includes(keyOf(read)) || rule.includes(keyOf(written)))
    return undefined;
  const text = program.marks.texts.find(({ pieces }) => pieces.join('') === keyOf(written));
  return placeOf(program, text) ?? written.place;
}

function withoutWildcards(line: string): string {
  return line
    .replace(/\[\?[^\]]*\]/g, '')
    .replaceAll('[..]', ' ')
    .trim();
}

function siteOf({ sites, programs }: Clues, line: string, twice: boolean): Place | undefined {
  const isOwn = (file: string) => programs.some(program => program.file === file);
  const prints = sites.filter(({ site, place }) => site === 'print' && isOwn(place.file));
  const own = prints.filter(({ text }) => text.split('\n').some(one => one.trim() === line));
  const found = own.length > 0 ? own : prints.filter(({ text }) => text.includes(line));
  return (twice ? found.at(-1) : found[0])?.place;
}

/** The other of the two listeners of a client, where the one that would print this line is missing. */
function connection({ programs, sites }: Clues, line: string): Place | undefined {
  const words = /client (not )?connected/.exec(line)?.[0];
  if (!words || sites.some(({ text }) => text.includes(words))) return undefined;
  if (programs.some(({ marks }) => marks.texts.some(({ pieces }) => pieces.join('').includes(words)))) return undefined;
  return listenerDue({ programs });
}

/** Where the jobs are due to be taken, when the line that a job's processor prints was never reached. */
function neverTaken({ sites, programs }: Clues, { file, line }: Place): Place | undefined {
  const program = programs.find(one => one.file === file);
  if (!program || sites.some(({ site, place }) => site === 'print' && place.file === file && place.line === line))
    return undefined;
  if (!/Sending/.test(program.marks.lines[line - 1] ?? '')) return undefined;
  const taking = callOf(['process'])(program) ?? callOf(['on'], ({ first = '' }) => first.startsWith('job '))(program);
  return placeOf(program, taking);
}

/** A line that begins like the one that is due. */
function similarSite({ sites }: Clues, line: string): Place | undefined {
  const start = line.slice(0, 16);
  const alike = (site: CallSite) => site.site === 'print' && site.text.startsWith(start);
  return sites.find(alike)?.place ?? undefined;
}

/** Which call a line depends on that stands nowhere in the program: where its listener, or its callback, is due. */
const dependsOn: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Redis client (not )?connected/, ['createClient']],
  [/^Reply: /, ['hset', 'hmset', 'set']],
  [/^\{|^\}|: '\d+'/, ['hgetall', 'hget']],
  [/job (created|completed|failed|.*% complete)/, ['save', 'create', 'createJob']],
  [/^Sending notification/, ['sendNotification', 'process']],
  [/^About to send/, ['setTimeout', 'publish']],
];

function notPrinted({ programs, rule }: Clues, line: string): Place | undefined {
  for (const [pattern, methods] of dependsOn) {
    if (!pattern.test(line)) continue;
    const place = inAny(programs, program => functionNamed(program, methods)) ?? inAny(programs, callOf(methods));
    if (place) return place;
  }
  return inAny(programs, program => functionOfRule(program, rule)) ?? inAny(programs, callOf(['on', 'log']));
}

function functionNamed(program: MarkedProgram, names: readonly string[]) {
  return program.marks.names.find(({ kind, name }) => kind === 'function' && names.includes(name));
}

/** The function that a rule names. */
export function functionOfRule({ marks }: MarkedProgram, rule: string) {
  return marks.names.find(
    ({ kind, name }) => kind === 'function' && new RegExp(`\\b${name.replace('$', '\\$')}\\b`).test(rule),
  );
}

/** A program that goes on, or ends, where it should not. */
export function ended({ message, programs, sites }: Clues): Place | undefined {
  if (!/should (?:have ended (?:by itself|with exit code 0)|still be running)/.test(message)) return undefined;
  const program = programs[0];
  if (!program) return undefined;
  if (/still be running/.test(message))
    return placeOf(program, callOf(['quit', 'exit', 'end', 'unsubscribe'])(program)) ?? sites.at(-1)?.place;
  const word = program.marks.texts.find(({ pieces }) => /^\s*kill[ _-]?server\s*$/i.test(pieces.join('')));
  return placeOf(program, word ?? callOf(['unsubscribe', 'exit', 'quit', 'on'])(program));
}
