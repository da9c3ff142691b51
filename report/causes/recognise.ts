import type { Place } from '../../harness/place';
import { transpile } from '../../harness/stage/compile';
import { functionAround } from '../where/clues';
import { offByOneIn, offByOneSigns, queues } from '../where/guilty';
import { readLandmarks } from '../where/landmarks';
import type { Told } from './cause';
import type { Evidence, EvidentProgram } from './evidence';

/** An empty file. */
export function emptyProgram({ programs }: Evidence): Told | undefined {
  const empty = programs.find(({ code }) => code.trim() === '');
  if (!empty) return undefined;
  return { says: `${empty.file} is empty.`, place: { file: empty.file, line: 1, column: 1 } };
}

/** A module of the target that awaits outside functions. The exercise's Babel cannot import it. */
export function awaitsOutside({ programs, message }: Evidence): Told | undefined {
  const found = programs.find(
    ({ name, file, source }) => message.includes(`./${name}`) && transpile(file, source.text).ending === '.mjs',
  );
  return (
    found && {
      says: `${found.file} awaits outside any function, which a module that others import cannot do here: put the await into an async function.`,
      place: lineAt(found, lineWith(found, /^(\w[^(]*=\s*)?await\b/)),
    }
  );
}

/** Code for a newer client than the exercise's. */
export function nodeRedis4({ programs }: Evidence): Told | undefined {
  for (const { file, source } of programs) {
    const [sign] = source.usesNodeRedis4;
    if (!sign) continue;
    const says =
      `${file} is written for node redis 4 or newer (line ${sign.line}: ${sign.what}). With the exercise's client, which is ` +
      'older, createClient() connects by itself, and commands take a callback or are wrapped by promisify.';
    return { says, place: lineAt({ file, source }, sign.line) };
  }
  return undefined;
}

/** A blacklisted number that the program with the job's processor does not contain. */
export function shortBlacklist({ programs }: Evidence): Told | undefined {
  const processor = programs.find(({ code }) => /\.process\(/.test(code));
  const missing = ['4153518780', '4153518781'].filter(number => processor && !processor.code.includes(number));
  if (!processor || missing.length !== 1) return undefined;
  return {
    says: `${processor.file} does not name ${missing[0]}: both numbers belong into the blacklist.`,
    place: lineAt(processor, lineWith(processor, /415351878[01]/)),
  };
}

/** A queue with another name than in the exercise. */
export function otherQueue({ task, programs }: Evidence): Told | undefined {
  const wanted = queues[task];
  if (!wanted) return undefined;
  const [creating, processing] = [['create', 'createJob'], ['process']].map(methods =>
    nameInstead(programs, methods, wanted, 'queue'),
  );
  return creating ?? processing;
}

/** A channel with another name than in the exercise. */
export function otherChannel({ programs }: Evidence): Told | undefined {
  return nameInstead(programs, ['subscribe', 'publish'], 'holberton school channel', 'channel');
}

/** A queue that is served beside the one of the task. */
export function furtherQueue({ task, programs }: Evidence): Told | undefined {
  const wanted = queues[task];
  for (const { file, source } of programs) {
    const served = source.calls.filter(({ method }) => method === 'process');
    const further = served.find(({ args: [name] }) => typeof name?.value === 'string' && name.value !== wanted);
    const unnamed = served.find(({ args: [name] }) => name && name.value === undefined && /^\w+$/.test(name.text));
    if (unnamed && !further)
      return {
        says: `${file}:${unnamed.line} takes the jobs of each queue that ${unnamed.args[0]?.text} names; only those of "${wanted}" are to be taken.`,
        place: lineAt({ file, source }, unnamed.line),
      };
    if (!further || !served.some(({ args: [name] }) => name?.value === wanted)) continue;
    return {
      says: `${file}:${further.line} takes the jobs of the queue "${further.args[0]?.value}" too; only those of "${wanted}" are to be taken.`,
      place: lineAt({ file, source }, further.line),
    };
  }
  return undefined;
}

function nameInstead(
  programs: readonly EvidentProgram[],
  methods: readonly string[],
  wanted: string,
  what: string,
): Told | undefined {
  for (const { file, source } of programs) {
    const calls = source.calls.filter(call => methods.includes(call.method));
    const names = calls.map(call => call.args[0]?.value);
    const wrong = calls.find(({ args: [name] }) => typeof name?.value === 'string' && name.value !== wanted);
    if (!wrong || names.includes(wanted)) continue;
    const name = String(wrong.args[0]?.value);
    // A name that a constant holds is wrong where the constant gets it.
    const written = lineWith({ source }, new RegExp(`=\\s*['"\`]${escaped(name)}['"\`]`));
    return {
      says: `${file} uses the ${what} "${name}"; the exercise calls it "${wanted}".`,
      place: lineAt({ file, source }, written ?? wrong.line),
    };
  }
  return undefined;
}

/** The publisher's program in the subscriber's file, or the reverse. */
export function swapped({ programs }: Evidence): Told | undefined {
  const wrong = programs.find(
    ({ name, code }) =>
      (/subscriber$/.test(name) && /\.publish\(/.test(code) && !/\.subscribe\(/.test(code)) ||
      (/publisher$/.test(name) && /\.subscribe\(/.test(code) && !/\.publish\(/.test(code)),
  );
  return (
    wrong && {
      says: `${wrong.file} holds the other program: the publisher and the subscriber have changed files.`,
      place: lineAt(wrong, wrong.source.calls.find(({ method }) => /^(publish|subscribe)$/.test(method))?.line),
    }
  );
}

/** A Kue with another prefix for its keys: other programs do not find its jobs. */
export function kuePrefix({ programs }: Evidence): Told | undefined {
  for (const { file, source } of programs) {
    for (const { method, args, line } of source.calls) {
      const options = method === 'createQueue' ? args[0]?.value : undefined;
      const prefix = options && typeof options === 'object' && 'prefix' in options ? options.prefix : 'q';
      if (prefix === 'q') continue;
      const says = `${file} gives Kue the prefix ${JSON.stringify(prefix)} (line ${line}): its jobs then lie under other keys than those of the exercise's other programs, which have none. Leave the prefix out.`;
      return { says, place: lineAt({ file, source }, line) };
    }
  }
  return undefined;
}

/** The line that prints without end. */
export function flooding({ sites }: Evidence): Told | undefined {
  const prints = sites.filter(({ site }) => site === 'print');
  const place = prints.at(-1)?.place;
  if (!place) return undefined;
  return { says: `${place.file}:${place.line} prints without end: look what calls it again and again.`, place };
}

/** A job's id that is read before the job is saved: outside save's callback. */
export function idBeforeSaving({ sites, programs }: Evidence): Told | undefined {
  const site = sites.find(({ site, text }) => site === 'print' && /created:? #?(undefined|null)/.test(text));
  const program = programs.find(({ file }) => file === site?.place.file);
  if (!site || !program) return undefined;
  const { calls } = readLandmarks(program.file, program.source.text);
  const saved = calls.some(
    ({ method, line, lastLine, args }) =>
      method === 'save' && args.length > 0 && line <= site.place.line && site.place.line <= lastLine,
  );
  if (saved) return undefined;
  return { says: "A job has its id only once it is saved: read job.id in save's callback.", place: site.place };
}

/** The progress of 0 that comes after the job has failed, or never. */
export function lateProgress({ programs }: Evidence): Told | undefined {
  const program = programs.find(({ code }) => /blacklisted/.test(code));
  if (!program) return undefined;
  const marks = readLandmarks(program.file, program.source.text);
  const { calls } = marks;
  const first = calls.find(({ method, args }) => method === 'progress' && args[0] === '0');
  const fails = calls.find(({ method, args }) => method === 'done' && args.length > 0);
  const around = functionAround({ marks }, fails?.line ?? 0);
  if (!first) {
    const says = `${program.file} never reports the progress of 0: job.progress(0, 100) comes first, before the number is looked up.`;
    return { says, place: around && lineAt(program, around.line) };
  }
  if (!fails || first.line < fails.line) return undefined;
  return {
    says: 'The progress of 0 comes first, before the number is looked up in the blacklist: job.progress(0, 100).',
    place: { file: program.file, line: first.line, column: first.column },
  };
}

/** A file that was saved as UTF-16. */
export function otherEncoding({ programs }: Evidence): Told | undefined {
  const wide = programs.find(({ source }) => source.text.slice(0, 400).includes('\u0000'));
  if (!wide) return undefined;
  return { says: `${wide.file} is saved as UTF-16: save it as UTF-8.` };
}

/** A connection to another host or port than the exercise's. */
export function otherHost({ programs, transcript, message }: Evidence): Told | undefined {
  if (!/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|not connected|still busy|never came/.test(`${message}\n${transcript}`))
    return undefined;
  for (const { file, source } of programs) {
    const { names, calls } = readLandmarks(file, source.text);
    for (const { method, args, line, column } of calls) {
      const port = method === 'createClient' ? /^\d+$|^['"`]rediss?:\/\/[^/]*:(\d+)/.exec(args[0] ?? '') : null;
      const number = port?.[1] ?? port?.[0];
      if (number !== undefined && number !== '6379')
        return {
          says: `${file}:${line} looks for Redis on port ${number}; it listens on 6379: leave the port out.`,
          place: { file, line, column },
        };
    }
    for (const { name, value, line, column } of names) {
      const written = /^['"`](.*)['"`]$/.exec(value)?.[1] ?? value;
      if (name === 'host' && /^['"`]/.test(value) && !/^(localhost|127\.0\.0\.1|::1|0\.0\.0\.0)$/.test(written))
        return {
          says: `${file}:${line} looks for Redis on the host "${written}", which only exists where it was made (docker-compose): leave it out, or say localhost.`,
          place: { file, line, column },
        };
      if (name === 'port' && /^\d+$/.test(written) && written !== '6379' && written !== '1245')
        return {
          says: `${file}:${line} looks for Redis on port ${written}; it listens on 6379: leave the port out.`,
          place: { file, line, column },
        };
    }
  }
  return undefined;
}

/** The last item is refused, or sold once too often: a comparison is off by one. */
export function offByOne({ message, programs }: Evidence): Told | undefined {
  const way = offByOneIn(message);
  if (!way) return undefined;
  const early = way === 'early';
  for (const { file, source } of programs) {
    const lines = source.text.split('\n');
    const wrong = lines.findIndex(line => offByOneSigns[way].test(line) && !/^\s*(\/\/|\*)/.test(line));
    if (wrong < 0) continue;
    const what = early ? 'refuses the last one' : 'lets one too many through';
    const says = `${file}:${wrong + 1} ${what}: "${(lines[wrong] ?? '').trim().slice(0, 80)}" compares with a number that is one off; it has to be confirmed as long as at least one is left.`;
    return { says, place: lineAt({ file, source }, wrong + 1) };
  }
  return undefined;
}

/** A line that counts a property of the list itself down, or up. */
export function listChanged({ programs }: Evidence): Told | undefined {
  for (const program of programs) {
    const line = lineWith(program, /\w\.\w+\s*([-+]=|--|\+\+)|(--|\+\+)\w+\.\w/);
    if (line === undefined) continue;
    return {
      says: `${program.file}:${line} changes the list of products itself: what there was at first stays as it is, and what is reserved is kept in Redis.`,
      place: lineAt(program, line),
    };
  }
  return undefined;
}

/** Reservations that are not open from the start. */
export function neverEnabled({ programs }: Evidence): Told | undefined {
  for (const program of programs) {
    const line = lineWith(program, /\b(let|var|const)\s+reservationEnabled\b[^=]*=\s*false\b/);
    if (line === undefined) continue;
    return {
      says: `${program.file}:${line} makes reservationEnabled false from the start: it starts as true, and becomes false once the last seat is taken.`,
      place: lineAt(program, line),
    };
  }
  return undefined;
}

/** A processor that is not told how many jobs it may take at a time. */
export function oneAtATime({ programs }: Evidence): Told | undefined {
  for (const { file, source } of programs) {
    const [call, again] = source.calls.filter(({ method }) => method === 'process');
    if (again)
      return {
        says: `${file}:${again.line} calls process once more, which adds as many workers again: call it once.`,
        place: lineAt({ file, source }, again.line),
      };
    if (!call || call.args[1]?.value === 2) continue;
    return {
      says: 'The number of jobs at a time comes after the name of the queue: queue.process(name, 2, (job, done) => …).',
      place: lineAt({ file, source }, call.line),
    };
  }
  return undefined;
}

type Text = Pick<EvidentProgram, 'source'>;

/** The first line, counted from 1, that has a sign. */
function lineWith({ source }: Text, sign: RegExp): number | undefined {
  const at = source.text.split('\n').findIndex(line => sign.test(line));
  return at < 0 ? undefined : at + 1;
}

function lineAt({ file, source }: Text & Pick<EvidentProgram, 'file'>, line: number | undefined): Place | undefined {
  if (line === undefined) return undefined;
  const text = source.text.split('\n')[line - 1] ?? '';
  return { file, line, column: Math.max(0, text.search(/\S/)) + 1 };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
