/**
 * What is behind a failure, in a sentence: `known/` holds a table of the mistakes that learners make, each with the signs by which
 * it is recognised. `evidence` collects what a scenario left, `recognise` and `observed` look for signs, `stops` explains
 * programs that broke off.
 *
 * Needs `where` and the harness's `source`.
 */
import type { Place } from '../../harness/place';
import { lineOf } from '../where/clues';
import { cluesOf } from '../where/read-clues';
import type { Cause, Told } from './cause';
import type { Evidence } from './evidence';
import { causes } from './known';
import { observed } from './observed';

/** The first known mistake in the evidence, otherwise what was observed; undefined if there is neither. */
export function usualCause(evidence: Evidence): Told | undefined {
  const known = knownCause(evidence);
  if (known) return known;
  const says = observed(evidence);
  return says === undefined ? undefined : { says };
}

/** The first known mistake in the evidence; undefined if there is none. */
export function knownCause(evidence: Evidence): Told | undefined {
  // The message says already what is wrong, and there is no other evidence.
  if (/^There is no program /.test(evidence.message)) return undefined;
  for (const cause of causes) {
    if (!fits(cause, evidence)) continue;
    const said = typeof cause.say === 'string' ? cause.say : cause.say(evidence);
    if (said === undefined) continue;
    const told = typeof said === 'string' ? { says: said } : said;
    return told.place ? told : { ...told, place: cause.at ? cause.at(cluesOf(evidence)) : signOf(cause, evidence) };
  }
  return undefined;
}

/** The line that prints the sign by which a mistake is recognised, else the only line of the programs that has it. */
function signOf({ transcript, code }: Cause, evidence: Evidence): Place | undefined {
  const { programs } = cluesOf(evidence);
  // A scenario adds lines and files of its own.
  const sites = evidence.sites.filter(({ place }) =>
    programs.some(({ file, marks }) => file === place.file && place.line <= marks.lines.length),
  );
  const printing =
    transcript && !isDenial(transcript) && sites.find(one => one.site === 'print' && transcript.test(one.text));
  if (printing) return printing.place;
  if (!code || isDenial(code)) return undefined;
  const having = programs.flatMap(program =>
    program.marks.lines.flatMap((line, at) => (code.test(line) ? [lineOf(program, at + 1)] : [])),
  );
  return having.length === 1 ? having[0] : undefined;
}

function isDenial({ source }: RegExp): boolean {
  return source.includes('(?!');
}

function fits({ tasks, rule, message, transcript, code, codeLacks }: Cause, evidence: Evidence): boolean {
  const { programs } = evidence;
  return (
    (!tasks || tasks.includes(evidence.task)) &&
    (!rule || rule.test(evidence.rule)) &&
    (!message || message.test(evidence.message)) &&
    (!transcript || transcript.test(evidence.transcript) || transcript.test(evidence.message)) &&
    (!code || programs.some(program => code.test(program.code))) &&
    (!codeLacks || (programs.length > 0 && !programs.some(program => codeLacks.test(program.code))))
  );
}
