import { transpile } from '../../harness/stage/compile/swc';
import type { Evidence, EvidentProgram } from './evidence';

/** A file in which nothing stands. */
export function emptyProgram({ programs }: Evidence): string | undefined {
  const empty = programs.find(({ code }) => code.trim() === '');
  return empty && `${empty.file} is empty.`;
}

/** A module of the target's own that awaits outside any function, and so cannot be imported as the exercise's Babel does it. */
export function awaitsOutside({ programs, message }: Evidence): string | undefined {
  const found = programs.find(
    ({ name, file, source }) => message.includes(`./${name}`) && transpile(file, source.text).ending === '.mjs',
  );
  return (
    found &&
    `${found.file} awaits outside any function, which a module that others import cannot do here: put the await into an async function.`
  );
}

/** A name that stands for nothing. */
export function undeclared({ transcript, message }: Evidence): string | undefined {
  const name = /ReferenceError: (\S+) is not defined/.exec(`${message}\n${transcript}`)?.[1];
  if (name === undefined) return undefined;
  if (/^(require|module|exports|__dirname|__filename)$/.test(name)) return undefined;
  return `The program broke off because nothing in it is called ${name}: is it declared or imported, and spelt alike?`;
}

/** An answer for a newer client than the exercise's, of which the exercise's knows nothing. */
export function nodeRedis4({ programs }: Evidence): string | undefined {
  for (const { file, source } of programs) {
    const [sign] = source.usesNodeRedis4;
    if (!sign) continue;
    return (
      `${file} is written for node redis 4 or newer (line ${sign.line}: ${sign.what}). With the exercise's client, which is ` +
      'older, createClient() connects by itself, and commands take a callback or are wrapped by promisify.'
    );
  }
  return undefined;
}

/** A blacklist one short: the number that stands nowhere in the program that works on the jobs. */
export function shortBlacklist({ programs }: Evidence): string | undefined {
  const processor = programs.find(({ code }) => /\.process\(/.test(code));
  const missing = ['4153518780', '4153518781'].filter(number => processor && !processor.code.includes(number));
  if (!processor || missing.length !== 1) return undefined;
  return `${processor.file} does not name ${missing[0]}: both numbers belong into the blacklist.`;
}

/** A queue that is called otherwise than the exercise calls it. */
export function otherQueue({ task, programs }: Evidence): string | undefined {
  const wanted = queues[task];
  return wanted && nameInstead(programs, ['create', 'createJob', 'process'], wanted, 'queue');
}

/** A channel that is called otherwise than the exercise calls it. */
export function otherChannel({ programs }: Evidence): string | undefined {
  return nameInstead(programs, ['subscribe', 'publish'], 'holberton school channel', 'channel');
}

const queues: Readonly<Record<number, string>> = {
  6: 'push_notification_code',
  7: 'push_notification_code',
  8: 'push_notification_code_2',
  9: 'push_notification_code_2',
  10: 'push_notification_code_3',
  13: 'reserve_seat',
};

function nameInstead(
  programs: readonly EvidentProgram[],
  methods: readonly string[],
  wanted: string,
  what: string,
): string | undefined {
  for (const { file, source } of programs) {
    const names = source.calls.filter(call => methods.includes(call.method)).map(call => call.args[0]?.value);
    const [name] = names.filter(value => typeof value === 'string' && value !== wanted);
    if (name !== undefined && !names.includes(wanted)) {
      return `${file} uses the ${what} "${name}"; the exercise calls it "${wanted}".`;
    }
  }
  return undefined;
}

/** The publisher's program in the subscriber's file, and the other way round. */
export function swapped({ programs }: Evidence): string | undefined {
  const wrong = programs.find(
    ({ name, code }) =>
      (/subscriber$/.test(name) && /\.publish\(/.test(code) && !/\.subscribe\(/.test(code)) ||
      (/publisher$/.test(name) && /\.subscribe\(/.test(code) && !/\.publish\(/.test(code)),
  );
  return wrong && `${wrong.file} holds the other program: the publisher and the subscriber have changed files.`;
}

/** A Kue whose keys begin otherwise than the exercise's: its jobs are then in no queue that another program knows. */
export function kuePrefix({ programs }: Evidence): string | undefined {
  for (const { file, source } of programs) {
    for (const { method, args, line } of source.calls) {
      const options = method === 'createQueue' ? args[0]?.value : undefined;
      const prefix = options && typeof options === 'object' && 'prefix' in options ? options.prefix : 'q';
      if (prefix !== 'q')
        return `${file} gives Kue the prefix ${JSON.stringify(prefix)} (line ${line}): its jobs then lie under other keys than those of the exercise's other programs, which have none. Leave the prefix out.`;
    }
  }
  return undefined;
}
