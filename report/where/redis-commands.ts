import type { Place } from '../../harness/place';
import { type Clues, callOf, inAny } from './clues';
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
  if (key === undefined) return undefined;
  const writes = commands.filter(({ text }) =>
    /^(set|hset|hmset|incr|decr|incrby|decrby|mset|setex|getset)\b/i.test(text),
  );
  const own = writes.filter(({ text }) => text.split(' ')[1] === key);
  return (
    (own.at(-1) ?? writes.at(-1))?.place ??
    inAny(programs, program => functionOfRule(program, rule)) ??
    inAny(programs, callOf(['set', 'hset', 'hmset']))
  );
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
