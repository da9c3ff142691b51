import type { Place } from '../../harness/place';
import type { CallSite } from '../scenario';
import { type Clues, callOf, functionAround, inAny, type MarkedProgram, placeOf } from './clues';
import type { CallMark } from './landmarks';
import { functionOfRule } from './printed';
import { markedLines } from './shown-lines';

/** The call whose command Redis got, or should have got. */
export function redisCommand(clues: Clues): Place | undefined {
  const { message, sites, programs, rule } = clues;
  const commands = sites.filter(({ site }) => site === 'redis');
  const name = /(?:The|no|was sent the command) ([A-Z]+)(?: and [A-Z]+)* commands?|received no ([A-Z]+) command/.exec(
    message,
  );
  const key = /^The (?:key|hash) "(.*?)" /.exec(message)?.[1];
  if (/^Redis (?:received|should|was)|^The [A-Z]+ commands|The number of clients/.test(message)) {
    const method = (name?.[1] ?? name?.[2] ?? 'SUBSCRIBE').toLowerCase();
    const { wrong, missing } = markedLines(message);
    for (const line of wrong) {
      const plain = line.replaceAll('"', '').toLowerCase();
      const site = commands.find(
        ({ text }) => plain.startsWith(text.toLowerCase().trim()) || text.toLowerCase().startsWith(plain),
      );
      if (site) return site.place;
    }
    const sent = wrong.length === 0 && missing[0] !== undefined ? missingCommand(clues, missing[0]) : undefined;
    return sent ?? inAny(programs, callOf([method, ...(instead[method] ?? [])])) ?? commands.at(-1)?.place;
  }
  const unwanted = /^There should be no key "(.*?)"/.exec(message)?.[1];
  if (unwanted !== undefined) return callerOfWrite(clues, unwanted);
  if (key === undefined) return undefined;
  const writes = commands.filter(({ text }) =>
    /^(set|hset|hmset|incr|decr|incrby|decrby|mset|setex|getset)\b/i.test(text),
  );
  const own = writes.filter(({ text }) => text.split(' ')[1] === key);
  const caller = callerOfWrite(clues, key);
  if (caller) return caller;
  return (
    (own.at(-1) ?? writes.at(-1))?.place ??
    inAny(programs, program => functionOfRule(program, rule)) ??
    inAny(programs, callOf(['set', 'hset', 'hmset']))
  );
}

/**
 * The call of the function that last wrote a key: in the route that answered next, else in the function that did the thing
 * before. Where the write stands in no function of its own, the write.
 */
function callerOfWrite({ sites, programs }: Clues, key: string): Place | undefined {
  const writes = sites.filter(
    ({ site, text }) => site === 'redis' && text.split(' ')[1] === key && !/^h?get/i.test(text),
  );
  const program = programs.find(({ file }) => file === writes.at(-1)?.place.file);
  if (!program) return undefined;
  const writer = functionAround(program, writes.at(-1)?.place.line ?? 0);
  const inWriter = ({ place, site }: CallSite) => site === 'redis' && writer !== undefined && isWithin(writer, place);
  // A script does not show its keys: what the same function sends later writes the same key.
  const at = sites.findLastIndex(one => writes.includes(one) || (inWriter(one) && /^eval/i.test(one.text)));
  const write = sites[at];
  const calls = program.marks.calls.filter(({ method, line }) => method === writer?.name && line !== writer?.line);
  const answer = sites.slice(at).find(({ site }) => site === 'answer');
  const before = sites.slice(0, at).findLast(one => one.place.file === program.file && !inWriter(one));
  const around = before && functionAround(program, before.place.line);
  const caller =
    (around && calls.find(call => isWithin(around, call))) ??
    (answer && calls.find(call => isWithin(routeAround(program, answer.place.line), call)));
  return placeOf(program, caller) ?? write?.place;
}

/** The call that goes over several lines, and holds this one. */
function routeAround({ marks }: MarkedProgram, line: number): CallMark | undefined {
  return marks.calls.find(call => call.lastLine > call.line && call.line <= line && line <= call.lastLine);
}

function isWithin(
  outer: { readonly line: number; readonly lastLine: number } | undefined,
  { line }: { readonly line: number },
): boolean {
  return outer !== undefined && outer.line <= line && line <= outer.lastLine;
}

/** The call that has the words which no other command of the message has; else the one after which the missing one is due. */
function missingCommand({ message, programs, sites }: Clues, line: string): Place | undefined {
  const { missing, before } = markedLines(message);
  const others = missing.filter(other => other !== line).concat(before ?? []);
  const own = wordsOf(line)
    .slice(1)
    .filter(word => !others.some(other => wordsOf(other).includes(word)));
  const holds = (args: readonly string[]) => own.some(word => args.some(argument => argument.slice(1, -1) === word));
  const there = inAny(programs, ({ marks }) => marks.calls.find(({ args }) => holds(args)));
  const previous = before === undefined ? undefined : wordsOf(before).join(' ').toLowerCase();
  return there ?? sites.findLast(({ site, text }) => site === 'redis' && text.toLowerCase() === previous)?.place;
}

function wordsOf(command: string): string[] {
  return (command.match(/"[^"]*"|\S+/g) ?? []).map(word => word.replace(/^"(.*)"$/, '$1'));
}

const instead: Readonly<Record<string, readonly string[]>> = {
  hset: ['hmset', 'hSet', 'set'],
  publish: ['setTimeout', 'publishMessage'],
  subscribe: ['psubscribe', 'subscribe'],
  unsubscribe: ['quit', 'end', 'exit'],
};
