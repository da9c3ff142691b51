import { transpile } from '../../harness/stage/compile';
import { offByOneIn } from '../where/guilty';
import { readLandmarks } from '../where/landmarks';
import type { Evidence, EvidentProgram } from './evidence';

/** An empty file. */
export function emptyProgram({ programs }: Evidence): string | undefined {
  const empty = programs.find(({ code }) => code.trim() === '');
  return empty && `${empty.file} is empty.`;
}

/** A module of the target that awaits outside functions. The exercise's Babel cannot import it. */
export function awaitsOutside({ programs, message }: Evidence): string | undefined {
  const found = programs.find(
    ({ name, file, source }) => message.includes(`./${name}`) && transpile(file, source.text).ending === '.mjs',
  );
  return (
    found &&
    `${found.file} awaits outside any function, which a module that others import cannot do here: put the await into an async function.`
  );
}

/** Code for a newer client than the exercise's. */
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

/** A blacklisted number that the program with the job's processor does not contain. */
export function shortBlacklist({ programs }: Evidence): string | undefined {
  const processor = programs.find(({ code }) => /\.process\(/.test(code));
  const missing = ['4153518780', '4153518781'].filter(number => processor && !processor.code.includes(number));
  if (!processor || missing.length !== 1) return undefined;
  return `${processor.file} does not name ${missing[0]}: both numbers belong into the blacklist.`;
}

/** A queue with another name than in the exercise. */
export function otherQueue({ task, programs }: Evidence): string | undefined {
  const wanted = queues[task];
  return wanted && nameInstead(programs, ['create', 'createJob', 'process'], wanted, 'queue');
}

/** A channel with another name than in the exercise. */
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

/** The publisher's program in the subscriber's file, or the reverse. */
export function swapped({ programs }: Evidence): string | undefined {
  const wrong = programs.find(
    ({ name, code }) =>
      (/subscriber$/.test(name) && /\.publish\(/.test(code) && !/\.subscribe\(/.test(code)) ||
      (/publisher$/.test(name) && /\.subscribe\(/.test(code) && !/\.publish\(/.test(code)),
  );
  return wrong && `${wrong.file} holds the other program: the publisher and the subscriber have changed files.`;
}

/** A Kue with another prefix for its keys: other programs do not find its jobs. */
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

/** The line that prints without end. */
export function flooding({ sites }: Evidence): string | undefined {
  const prints = sites.filter(({ site }) => site === 'print');
  const place = prints.at(-1)?.place;
  if (!place) return undefined;
  return `${place.file}:${place.line} prints without end: look what calls it again and again.`;
}

/** A job's id that is read before the job is saved: outside save's callback. */
export function idBeforeSaving({ sites, programs }: Evidence): string | undefined {
  const site = sites.find(({ site, text }) => site === 'print' && /created:? #?(undefined|null)/.test(text));
  const program = programs.find(({ file }) => file === site?.place.file);
  if (!site || !program) return undefined;
  const { calls } = readLandmarks(program.file, program.source.text);
  const saved = calls.some(
    ({ method, line, lastLine, args }) =>
      method === 'save' && args.length > 0 && line <= site.place.line && site.place.line <= lastLine,
  );
  return saved ? undefined : "A job has its id only once it is saved: read job.id in save's callback.";
}

/** The progress of 0 that comes after the job has failed, or never. */
export function lateProgress({ programs }: Evidence): string | undefined {
  const program = programs.find(({ code }) => /blacklisted/.test(code));
  if (!program) return undefined;
  const { calls } = readLandmarks(program.file, program.source.text);
  const first = calls.find(({ method, args }) => method === 'progress' && args[0] === '0');
  const fails = calls.find(({ method, args }) => method === 'done' && args.length > 0);
  if (!first)
    return `${program.file} never reports the progress of 0: job.progress(0, 100) comes first, before the number is looked up.`;
  if (!fails || first.line < fails.line) return undefined;
  return 'The progress of 0 comes first, before the number is looked up in the blacklist: job.progress(0, 100).';
}

/** A file that was saved as UTF-16. */
export function otherEncoding({ programs }: Evidence): string | undefined {
  const wide = programs.find(({ source }) => source.text.slice(0, 400).includes('\u0000'));
  return wide && `${wide.file} is saved as UTF-16: save it as UTF-8.`;
}

/** A connection to another host or port than the exercise's. */
export function otherHost({ programs, transcript, message }: Evidence): string | undefined {
  if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|not connected|still busy|never came/.test(`${message}\n${transcript}`))
    return undefined;
  for (const { file, source } of programs) {
    const { names } = readLandmarks(file, source.text);
    for (const { name, value, line } of names) {
      const written = /^['"`](.*)['"`]$/.exec(value)?.[1] ?? value;
      if (name === 'host' && /^['"`]/.test(value) && !/^(localhost|127\.0\.0\.1|::1|0\.0\.0\.0)$/.test(written))
        return `${file}:${line} looks for Redis on the host "${written}", which only exists where it was made (docker-compose): leave it out, or say localhost.`;
      if (name === 'port' && /^\d+$/.test(written) && written !== '6379' && written !== '1245')
        return `${file}:${line} looks for Redis on port ${written}; it listens on 6379: leave the port out.`;
    }
  }
  return undefined;
}

/** The last item is refused, or sold once too often: a comparison is off by one. */
export function offByOne({ message, programs }: Evidence): string | undefined {
  const way = offByOneIn(message);
  if (!way) return undefined;
  const early = way === 'early';
  for (const { file, source } of programs) {
    const lines = source.text.split('\n');
    const wrong = lines.findIndex(
      line =>
        (early ? /(<=|<|>) ?1\b|<= ?1\b|> ?1\b/ : />= ?0\b|< ?0\b|> ?-1\b/).test(line) && !/^\s*(\/\/|\*)/.test(line),
    );
    if (wrong < 0) continue;
    const what = early ? 'refuses the last one' : 'lets one too many through';
    return `${file}:${wrong + 1} ${what}: "${(lines[wrong] ?? '').trim().slice(0, 80)}" compares with a number that is one off; it has to be confirmed as long as at least one is left.`;
  }
  return undefined;
}
