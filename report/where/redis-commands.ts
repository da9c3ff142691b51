import type { Place } from '../../harness/place';
import { type Clues, callOf, inAny } from './clues';
import { functionOfRule } from './printed';
import { markedLines } from './shown-lines';

/** The call whose command Redis got, or should have got. */
export function redisCommand(clues: Clues): Place | undefined {
  const { message, sites, programs, rule } = clues;
  const commands = sites.filter(({ site }) => site === 'redis');
  const name = /(?:The|no|was sent the command) ([A-Z]+) commands?|received no ([A-Z]+) command/.exec(message);
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
    const given = missing.at(-1)?.split(' ').slice(-1)[0] ?? '';
    const near = inAny(
      programs,
      callOf([method], call => call.args.some(argument => argument.includes(given))),
    );
    return near ?? inAny(programs, callOf([method, ...(instead[method] ?? [])])) ?? commands.at(-1)?.place;
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

const instead: Readonly<Record<string, readonly string[]>> = {
  hset: ['hmset', 'hSet', 'set'],
  publish: ['setTimeout', 'publishMessage'],
  subscribe: ['psubscribe', 'subscribe'],
  unsubscribe: ['quit', 'end', 'exit'],
};
