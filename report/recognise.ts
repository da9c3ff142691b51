import type { Evidence, EvidentProgram } from './evidence';

/** An answer for a newer client than the brief's, of which the brief's knows nothing. */
export function nodeRedis4({ programs }: Evidence): string | undefined {
  for (const { file, source } of programs) {
    const [sign] = source.usesNodeRedis4;
    if (!sign) continue;
    return (
      `${file} is written for node redis 4 or newer (line ${sign.line}: ${sign.what}). With the brief's client, which is ` +
      'older, createClient() connects by itself, and commands take a callback or are wrapped by promisify.'
    );
  }
  return undefined;
}

/** An import of something that is not there. */
export function unknownImport({ transcript, message }: Evidence): string | undefined {
  const found = /Cannot find (?:module|package) '([^']+)'/.exec(`${message}\n${transcript}`)?.[1];
  if (found === undefined) return undefined;
  if (/^[./]/.test(found)) {
    return `The program imports '${found}', and there is no such file: is the name right, and the path from the program's own folder?`;
  }
  return `The program imports '${found}', which is none of the packages of the brief's package.json.`;
}

/** A queue that is called otherwise than the brief calls it. */
export function otherQueue({ task, programs }: Evidence): string | undefined {
  const wanted = queues[task];
  return wanted && nameInstead(programs, ['create', 'createJob', 'process'], wanted, 'queue');
}

/** A channel that is called otherwise than the brief calls it. */
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
      return `${file} uses the ${what} "${name}"; the brief calls it "${wanted}".`;
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
