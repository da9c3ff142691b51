import type { Place } from '../../harness/place';
import { type Clues, callOf, inAny, namedIn, placeOf } from './clues';
import type { WrittenText } from './landmarks';

type Finding = (clues: Clues, found: readonly string[]) => Place | undefined;

const byName =
  (...names: number[]): Finding =>
  ({ programs }, found) => {
    for (const at of names) {
      const place = inAny(programs, program => namedIn(program, found[at] ?? ''));
      if (place) return place;
    }
    return undefined;
  };

/** What the rules on a program's text say, and the place that it is about. */
const sayings: readonly (readonly [RegExp, Finding])[] = [
  [
    /(?:in|on) line (\d+)/,
    ({ programs: [program] }, [, line]) => program && { file: program.file, line: Number(line), column: 1 },
  ],
  [
    /should have: import … from '(.+?)'/,
    ({ programs }, [, module = '']) =>
      inAny(programs, ({ marks }) =>
        marks.names.find(({ kind, name }) => kind === 'import' && name.includes(module)),
      ) ??
      inAny(programs, callOf(['require'])) ??
      startOf(programs),
  ],
  [/^(\w+) in \S+ should (?:take|be|await|have)/, byName(1)],
  [/^(\w+) in \S+ is not as expected: \w+\[(\d+)\](?:\.(\w+))?/, element],
  [
    /^(\w+) in \S+ is not as expected: (?:\w+(?:\[\d+\])*\.?)?(\w+)?/,
    ({ programs }, [, name = '']) => inAny(programs, program => namedIn(program, name)),
  ],
  [/should have a function called (\w+)/, ({ programs }, [, name = '']) => similarName(programs, name, 'function')],
  [/should have a value called (\w+)/, ({ programs }, [, name = '']) => similarName(programs, name, 'variable')],
  [/should end with these calls:\n([\s\S]*?)\nIt ends with:\n([\s\S]*)/, lastCalls],
  [
    /should use redis\.print|should have: await|should use (?:util\.)?promisify/,
    ({ programs }, [what = '']) =>
      (what.includes('promisify') &&
        inAny(programs, program => namedIn(program, 'promisify', ['function', 'variable']))) ||
      inAny(
        programs,
        callOf(
          what.includes('print')
            ? ['set', 'hset', 'hmset', 'hSet']
            : what.includes('promisify')
              ? ['promisify', 'bind', 'Promise', 'get']
              : ['Promise', 'get', 'set', 'hgetall'],
        ),
      ),
  ],
  [/should call (\w+); it never does/, doneElsewhere],
  [
    /should (?:not )?use (?:\w+\.)*(\w+)|should call (\w+)/,
    ({ programs }, [, used = '', called = '']) => {
      const name = used || called;
      const other = others[name];
      return (
        (other
          ? inAny(programs, ({ marks }) =>
              marks.names.find(({ kind, name: own }) => kind === 'import' && own.replace('node:', '') === other),
            )
          : undefined) ??
        inAny(programs, callOf([name, ...(instead[name] ?? [])])) ??
        inAny(programs, ({ marks }) =>
          marks.names.find(
            ({ kind, name: own, value }) =>
              (kind === 'variable' && (alike[name] ?? /^$/).test(`${own} = ${value}`)) ||
              (kind === 'import' && own === name),
          ),
        )
      );
    },
  ],
];

/** What stands in a program that does without what it should use. */
const alike: Readonly<Record<string, RegExp>> = {
  createQueue: /^queue = /,
  createClient: /new Map|= \{\}/,
  await: /= await|promisify/,
};
/** The module that is taken instead. */
const others: Readonly<Record<string, string>> = { express: 'http' };

/** What programs call where they should call another. */
const instead: Readonly<Record<string, readonly string[]>> = {
  createQueue: ['Queue', 'kue'],
  express: [],
  createClient: ['RedisClient'],
  hset: ['hmset', 'hSet', 'set', 'HSET'],
  hgetall: ['hget', 'hGetAll', 'HGETALL', 'hvals'],
  promises: ['promisify', 'Promise', 'then'],
  await: ['promisify'],
  reserveStockById: ['set', 'incr', 'incrby', 'decr', 'json'],
  getCurrentReservedStockById: ['get', 'mget', 'json'],
  reserveSeat: ['set', 'decr'],
  getCurrentAvailableSeats: ['get'],
};

/** Where a program's text breaks a rule on it. */
export function toldOfSource(clues: Clues): Place | undefined {
  for (const [pattern, find] of sayings) {
    const found = pattern.exec(clues.message);
    const place = found && find(clues, found);
    if (place) return place;
  }
  return undefined;
}

/** The property of one element of an array that is written out. */
function element({ programs }: Clues, [, name = '', index = '0', property]: readonly string[]): Place | undefined {
  return inAny(programs, program => {
    const list = namedIn(program, name, ['variable']);
    const within = program.marks.names.filter(
      mark =>
        mark.kind === 'property' &&
        list &&
        mark.line >= list.line &&
        mark.line <= list.lastLine &&
        (!property || mark.name === property),
    );
    return within[Number(index)] ?? list;
  });
}

/** Where a program does by itself what a function is there for: the text that the function holds too. */
function doneElsewhere({ programs }: Clues, [, name = '']: readonly string[]): Place | undefined {
  return inAny(programs, program => {
    const own = namedIn(program, name, ['function']);
    if (!own) return undefined;
    const isInside = ({ line }: { line: number }) => own.line <= line && line <= own.lastLine;
    const textOf = ({ pieces }: WrittenText) => pieces.join(' ').trim();
    const inside = program.marks.texts
      .filter(isInside)
      .map(textOf)
      .filter(text => text.length >= 4);
    const outside = program.marks.texts.filter(text => !isInside(text) && inside.includes(textOf(text)));
    const onLine = ({ line }: WrittenText) => outside.filter(other => other.line === line).length;
    const [most] = [...outside].sort((one, other) => onLine(other) - onLine(one));
    return most ?? callOf(instead[name] ?? [], call => !isInside(call))(program);
  });
}

function startOf([program]: Clues['programs']): Place | undefined {
  return program && { file: program.file, line: 1, column: 1 };
}

/** The first call that is not the one that is due at its place. */
function lastCalls({ programs }: Clues, [, due = '', made = '']: readonly string[]): Place | undefined {
  const [expected, actual] = [due, made].map(list => list.split('\n').map(call => call.trim()));
  const names = expected?.map(call => /^[\w$.]+/.exec(call)?.[0]);
  const ofNames = actual?.filter(call => names?.includes(/^[\w$.]+/.exec(call)?.[0]));
  const missing = expected?.findIndex(call => !actual?.includes(call)) ?? -1;
  const wrong =
    ofNames?.find(call => !expected?.includes(call)) ??
    // What is missing is due before the call that follows it.
    (missing < 0
      ? undefined
      : (expected?.slice(missing + 1).find(call => actual?.includes(call)) ?? ofNames?.at(-1))) ??
    actual?.find(call => !expected?.includes(call)) ??
    actual?.at(-1);
  const [, method = '', args = ''] = /([\w$]+)\((.*)\)$/.exec(wrong ?? '') ?? [];
  for (const program of programs) {
    const calls = program.marks.calls.filter(call => call.method === method);
    const found = calls.find(call => call.args.join(', ').replaceAll("'", '"') === args) ?? calls.at(-1);
    if (found) return placeOf(program, found);
  }
  return undefined;
}

/** A name that is spelt alike, or else that of a function or value that may be meant: the only one, or the last. */
export function similarName(
  programs: Clues['programs'],
  wanted: string,
  kind: 'function' | 'variable',
): Place | undefined {
  const flat = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
  const near = (name: string) => flat(name) === flat(wanted) || sharedStart(flat(name), flat(wanted)) >= 4;
  return (
    inAny(programs, ({ marks }) => marks.names.find(mark => mark.kind === kind && near(mark.name))) ??
    inAny(programs, ({ marks }) =>
      marks.names.find(mark => mark.kind === kind && (kind === 'function' || mark.value.startsWith('['))),
    )
  );
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
