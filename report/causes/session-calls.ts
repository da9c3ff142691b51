import { type Clues, type MarkedProgram, placeOf } from '../where/clues';
import type { CallMark } from '../where/landmarks';
import { cluesOf } from '../where/read-clues';
import type { Told } from './cause';
import type { Evidence } from './evidence';

/** The calls of the exercise with a key and its value, in their order. */
const due: readonly (readonly [method: string, ...args: string[]])[] = [
  ['displaySchoolValue', 'Holberton'],
  ['setNewSchool', 'HolbertonSanFrancisco', '100'],
  ['displaySchoolValue', 'HolbertonSanFrancisco'],
];

/** One of the three calls is not there, or is given something else. Only said of calls whose arguments are all written out. */
export function threeCalls(evidence: Evidence): Told | undefined {
  const [program] = cluesOf(evidence).programs;
  if (!program) return undefined;
  const made = program.marks.calls.filter(({ method }) => due.some(([name]) => name === method));
  if (made.length === 0 || made.some(({ args }) => args.some(argument => written(argument) === undefined)))
    return undefined;
  const missing = due.find(one => !made.some(call => isThat(call, one)));
  if (!missing) return undefined;
  const [method, ...args] = missing;
  const call = `${method}(${args.map(argument => `'${argument}'`).join(', ')})`;
  const instead = made.find(
    one => one.method === method && one.args.length > 0 && !due.some(right => isThat(one, right)),
  );
  if (instead)
    return {
      says: `${program.file}:${instead.line} calls ${method}(${instead.args.join(', ')}); the exercise calls ${call}.`,
      place: placeOf(program, instead),
    };
  // It is due before the call that follows it, or after the last one.
  const next = made.find(one => due.slice(due.indexOf(missing) + 1).some(right => isThat(one, right)));
  return {
    says: `The call ${call} is missing: it is the ${['first', 'second', 'third'][due.indexOf(missing)]} of the three.`,
    place: placeOf(program, next ?? made.at(-1)),
  };
}

function isThat({ method, args }: CallMark, [name, ...values]: readonly string[]): boolean {
  return (
    method === name && args.length === values.length && values.every((value, index) => written(args[index]) === value)
  );
}

/** What a text that is written out says. */
function written(argument = ''): string | undefined {
  return /^(['"`])([^'"`$]*)\1$/.exec(argument)?.[2];
}

/** Something else than the client's get is promisified, so that Redis is asked for no value. */
export function promisifiesOther(evidence: Evidence): Told | undefined {
  if (evidence.sites.some(({ site, text }) => site === 'redis' && /^get\b/i.test(text))) return undefined;
  return inPrograms(cluesOf(evidence), program => {
    const calls = program.marks.calls.filter(({ method }) => method === 'promisify');
    const [call] = calls;
    if (!call || calls.some(({ args }) => /\bget\b/i.test(args[0] ?? ''))) return undefined;
    const what = /^[\w$.]+$/.test(call.args[0] ?? '') ? call.args[0] : 'another function';
    return {
      says: `${program.file}:${call.line} makes a promise of ${what}, so Redis is never asked for the value of a key: promisify(client.get).bind(client).`,
      place: placeOf(program, call),
    };
  });
}

/** One of several commands that set something has no redis.print, so its reply is shown by nobody. */
export function withoutPrint(evidence: Evidence): Told | undefined {
  return inPrograms(cluesOf(evidence), program => {
    const setting = program.marks.calls.filter(
      ({ method, args }) => /^(h?set|hmset)$/i.test(method) && args.length > 1,
    );
    const silent = setting.filter(
      ({ args }) => !args.some(argument => /\bprint\b|=>|function|callback/i.test(argument)),
    );
    const [first] = silent;
    if (!first || silent.length === setting.length) return undefined;
    return {
      says: `${program.file}:${first.line} gives the command no redis.print, so its reply is not printed: it is the last argument, as in the others.`,
      place: placeOf(program, first),
    };
  });
}

function inPrograms({ programs }: Clues, look: (program: MarkedProgram) => Told | undefined): Told | undefined {
  for (const program of programs) {
    const told = look(program);
    if (told) return told;
  }
  return undefined;
}
