import type { Place } from '../../harness/place';
import { thrownAt } from '../where/broken-off';
import { cluesOf } from '../where/read-clues';
import { similarName } from '../where/told-of-source';
import type { Evidence } from './evidence';

/** A cause that keeps rules from being checked. All rules that it stops have the same cause. */
export interface Stop {
  /** Equal for the same cause, in any scenario and task. */
  readonly id: string;
  /** What is wrong, and what to do. */
  readonly says: string;
  readonly place?: Place;
}

/**
 * What keeps a scenario from checking its rule: a program that is missing, does not parse, crashes, or does not listen.
 */
export function stopOf(evidence: Evidence): Stop | undefined {
  return (
    missing(evidence) ??
    empty(evidence) ??
    doesNotParse(evidence) ??
    cannotLoad(evidence) ??
    brokenOff(evidence) ??
    notListening(evidence) ??
    noFunction(evidence)
  );
}

function missing({ message }: Evidence): Stop | undefined {
  const found = /^There is no program (\S+) in [\s\S]*?(?:will do\)\.|$)([\s\S]*)/.exec(message);
  if (!found) return undefined;
  const [, name = '', hint = ''] = found;
  return { id: `missing ${name}`, says: `${name}.js is missing.${hint}` };
}

function empty({ programs }: Evidence): Stop | undefined {
  const program = programs.find(({ code }) => code.trim() === '');
  return program && { id: `empty ${program.file}`, says: `${program.file} is empty.` };
}

/** Only programs that the scenario starts or imports can stop it. */
function doesNotParse({ programs, message }: Evidence): Stop | undefined {
  const broken = programs.filter(({ source }) => source.syntaxErrors.length > 0);
  const program = broken.find(({ name }) => message.includes(name)) ?? broken[0];
  const [first] = program?.source.syntaxErrors ?? [];
  if (!program || !first) return undefined;
  const { line, column, message: said } = first;
  return {
    id: `syntax ${program.file}`,
    says: `${program.file} does not start: line ${line}, column ${column}: ${said.charAt(0).toLowerCase()}${said.slice(1).replace(/\.$/, '')}.`,
    place: { file: program.file, line, column },
  };
}

function cannotLoad(evidence: Evidence): Stop | undefined {
  const { message, transcript, programs } = evidence;
  const module = /Cannot find (?:module|package) '([^']+)'/.exec(`${message}\n${transcript}`)?.[1];
  if (module === undefined || /imports '|uses the package/.test(message)) return undefined;
  const importing = programs.find(({ source }) =>
    source.imports.some(one => one.module === module || module.endsWith(one.module.replace(/^\.\//, '/'))),
  );
  const line = importing?.source.imports.find(
    one => one.module === module || module.endsWith(one.module.replace(/^\.\//, '/')),
  )?.line;
  if (!importing || line === undefined) return undefined;
  const short = programs.find(({ name }) => /\/([^/]+)$/.exec(module)?.[1] === name);
  const what = short
    ? `and where package.json says "type": "module", Node wants the whole name: './${short.file}'.`
    : /^[./]/.test(module)
      ? 'and there is no such file: is the name right, and the path from the file itself?'
      : "which is none of the packages of the exercise's package.json.";
  const spelt = importing.source.imports.find(one => one.line === line)?.module ?? module;
  return {
    id: `import ${importing.file} ${spelt}`,
    says: `${importing.file} does not start: line ${line} imports '${spelt}', ${what}`,
    place: { file: importing.file, line, column: 1 },
  };
}

/** Node's last line below an error that nobody caught. */
const endedByError = /^Node\.js v\d/m;

/** An uncaught error, thrown by one of the learner's lines. */
function brokenOff(evidence: Evidence): Stop | undefined {
  const { message, transcript } = evidence;
  const toldSo = /had ended, with exit code [1-9]|broke off/.test(message);
  // A message about jobs says nothing of the program that should have taken them.
  const leftJobs =
    /^(Job \d|No program waits for jobs|The (number of )?jobs )/.test(message) && endedByError.test(transcript);
  if (!toldSo && !leftJobs) return undefined;
  const unknown = /ReferenceError: (\w+) is not defined/.exec(transcript)?.[1];
  // The scenario's own lines ask for what the learner's program does not have.
  if (unknown && !evidence.programs.some(({ code }) => code.includes(unknown))) return undefined;
  // Nobody listened: that is the cause, and the other rules can be checked.
  if (/Emitted 'error' event on RedisClient/.test(transcript)) return undefined;
  const thrown = /^(?:Uncaught )?((?:[A-Z]\w*)?Error(?: \[\w+\])?: .*)$/m.exec(transcript)?.[1];
  const place = thrown && thrownAt({ ...cluesOf(evidence), message: toldSo ? message : thrown });
  if (!thrown || !place) return undefined;
  return {
    id: `broken ${place.file}:${place.line} ${thrown}`,
    says: `${place.file} breaks off in line ${place.line}: ${thrown}${advice(thrown)}`,
    place,
  };
}

function advice(thrown: string): string {
  const name = /ReferenceError: (\S+) is not defined/.exec(thrown)?.[1];
  if (name) return `. Nothing here is called ${name}: is it declared or imported, and spelt alike?`;
  if (/_\w+\.default\) is not a function/.test(thrown))
    return '. It imports something by default (import name from …) that the other file does not export by default: write export default there.';
  if (/ERR_HTTP_HEADERS_SENT/.test(thrown))
    return '. The request has had its answer already: put a return before each response.json(…) that others follow.';
  if (/\.connect is not a function/.test(thrown))
    return ". The exercise's client is older than node redis 4, and connects by itself: leave that call out.";
  if (/Cannot read propert/.test(thrown)) return '. Something is used before it has a value.';
  return '.';
}

function notListening({ message, programs: [program] }: Evidence): Stop | undefined {
  const found = /^(\S+) should listen on port (\d+); (it listens on .*?)\. /.exec(message);
  if (!found || !program) return undefined;
  const [, , port = '', instead = ''] = found;
  const call = program.source.calls.find(({ method }) => method === 'listen');
  const what = call ? `its call of listen is in line ${call.line}` : `it never calls listen: app.listen(${port})`;
  return {
    id: `listen ${program.file}`,
    says: `${program.file} does not listen on port ${port}: ${instead}, and ${what}.`,
    ...(call && { place: { file: program.file, line: call.line, column: 1 } }),
  };
}

function noFunction(evidence: Evidence): Stop | undefined {
  const { task, message, transcript, programs } = evidence;
  const due = /should have a function called (\w+); it has (.*)\./.exec(message);
  // A suite lacks names of its own: those of another test runner.
  const lacks = task === 11 ? undefined : /ReferenceError: (\w+) is not defined/.exec(transcript)?.[1];
  const called = due?.[1] ?? lacks;
  const program = programs.find(({ name }) => message.includes(name)) ?? programs[0];
  if (!called || !program || program.source.functionNamed(called) || (!due && program.code.includes(called)))
    return undefined;
  const id = `function ${program.file} ${called}`;
  if (!due && !transcript.includes(`${called}(`)) return { id, says: `${program.file} has nothing called ${called}.` };
  const has = program.source.functions.map(({ name }) => name).join(', ') || 'none';
  const place = similarName(cluesOf(evidence).programs, called, 'function');
  return {
    ...(place && { place }),
    id,
    says: `${program.file} has no function called ${called}; its functions: ${has}.`,
  };
}
