import { callOf, type Finder, inAny, lineOf, placeOf } from '../where/clues';
import { notDone } from '../where/jobs';
import { cluesOf } from '../where/read-clues';
import type { Told } from './cause';
import type { Evidence } from './evidence';

/** The first call of done that says that the job failed. */
export const doneWithError: Finder = ({ programs }) =>
  inAny(
    programs,
    callOf(['done'], ({ args }) => args.length > 0),
  );

/** A job that a program took from the queue, and that neither completed nor failed. */
export function neverEnds(evidence: Evidence): Told | undefined {
  const commands = evidence.sites.filter(({ site }) => site === 'redis').map(({ text }) => text);
  const taken = commands.some(text => /^(blpop|zpopmin|eval)\b/i.test(text) && /jobs/.test(text));
  if (!taken || commands.some(text => / state (complete|failed)\b/.test(text))) return undefined;
  const clues = cluesOf(evidence);
  return {
    says: 'The job is taken out of the queue and never ends: done() has to be called, without an error, when its work is finished.',
    place: inAny(clues.programs, callOf(['done'])) ?? notDone(clues),
  };
}

/** Jobs that are created and not saved: only save puts them into the queue. */
export function neverSaved(evidence: Evidence): Told | undefined {
  for (const program of cluesOf(evidence).programs) {
    const { calls } = program.marks;
    const created = calls.find(({ method }) => method === 'create' || method === 'createJob');
    if (!created || calls.some(({ method }) => /save/i.test(method))) continue;
    const used = calls.filter(({ method, on, line }) => method === 'on' && /job/i.test(on) && line >= created.line);
    return {
      says: `${program.file}:${created.line} creates a job that nothing saves: job.save(…) puts it into the queue.`,
      place: placeOf(program, used.at(-1) ?? created),
    };
  }
  return undefined;
}

/** One variable for all jobs: when their events come, it holds the last one. */
export function oneVariable(evidence: Evidence): Told | undefined {
  for (const program of cluesOf(evidence).programs) {
    const created = program.marks.names.filter(
      ({ kind, value }) => kind === 'variable' && /\.create(Job)?\(/.test(value),
    );
    const shared = created.find(({ name, line }) => {
      const declared = new RegExp(`\\b(let|var)\\s+${name.replace('$', '\\$')}\\b(?!\\s*=)`);
      return program.marks.lines.slice(0, line - 1).some(text => declared.test(text)) && /^\w+$/.test(name);
    });
    if (!shared) continue;
    const at = program.marks.lines.findIndex(text => new RegExp(`\\b(let|var)\\s+${shared.name}\\b`).test(text)) + 1;
    return {
      says: `${program.file}:${at} declares ${shared.name} once for all jobs: when their events come, it holds the last one. Declare it by const where each job is created.`,
      place: lineOf(program, at),
    };
  }
  return undefined;
}
