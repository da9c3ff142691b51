import { stripVTControlCharacters } from 'node:util';
import { type ChangedPart, changedPart, quote, quoteOrLength } from '../text';
import type { Row } from './difference';
import { telltaleOf } from './telltale';

/** Two lines that have less than this share of the expected line in common are quoted whole. */
const LEAST_ALIKE = 0.4;
const MOST_QUOTED = 120;
/** Longer lines are not searched for small differences. */
const MOST_WEIGHED = 20_000;

/** A text that stands in quotation marks already. */
const inQuotes = /^"([^"]+)"$/;

/** Says how a changed line differs, as the end of a sentence that begins with `Line 2 `. */
export function describeChange({ expected = '', actual = '', reason }: Row): string {
  if (reason !== undefined) return `is wrong: ${reason}`;
  const hint = telltaleOf(expected, actual);
  return `${changeOf(expected, actual)}${hint === undefined ? '' : ` (${hint})`}`;
}

function changeOf(expected: string, actual: string): string {
  if (actual === '') return `is empty; it should be${quote(expected)}`;
  if (actual === expected) return `is right, but stands in another place${quote(actual)}`;
  if (expected === '') return `should be empty; it is${quote(actual)}`;
  const part = changedPart(expected, actual);
  const only = onlyDifference(expected, actual);
  if (only !== undefined) return `differs only in ${only}${shown(part)}`;
  if (isSwapped(part)) return `differs by two letters that are swapped${shown(part)}`;
  if (part.removed.length + part.added.length === 1 || (part.removed.length === 1 && part.added.length === 1))
    return `differs by one ${kindOfLetter(part.removed || part.added)}${shown(part)}`;
  if (part.removed === '' && part.after === '')
    return `is right but goes on too long: ${quoteOrLength(part.added)} is too many`;
  if (part.added === '' && part.after === '') return `ends too early: ${quoteOrLength(part.removed)} is missing`;
  if (part.removed === '' && part.before === '')
    return `has something in front: ${quoteOrLength(part.added)} is too many`;
  if (part.added === '' && part.before === '') return `begins too late: ${quoteOrLength(part.removed)} is missing`;
  if (part.before.length + part.after.length < expected.length * LEAST_ALIKE || part.words.removed.length > MOST_QUOTED)
    return `is wrong${quote(actual, ': it is')}${quote(expected, '; it should be')}`;
  return `differs${shown(part)}`;
}

/** The difference between two lines, if it is one that is easy to overlook. */
export function onlyDifference(expected: string, actual: string): string | undefined {
  if (actual.length + expected.length > MOST_WEIGHED) return undefined;
  const sameBut = (strip: (line: string) => string) => strip(expected) === strip(actual);
  if (sameBut(line => stripVTControlCharacters(line))) return 'escape sequences (colours)';
  if (sameBut(line => line.replace(/[\p{Cc}\p{Cf}]/gu, '')) && !/\t/.test(expected + actual))
    return 'characters that cannot be seen';
  if (sameBut(line => line.toLowerCase())) return 'capitals';
  if (sameBut(line => line.replace(/\s/g, ''))) return 'white space';
  if (sameBut(line => line.replace(/['"`´‘’“”„«»]/g, '"'))) return 'the kind of quotation marks';
  if (sameBut(line => line.normalize('NFKD').replace(/\p{M}/gu, ''))) return 'accents';
  if (sameBut(line => line.replace(/[^\p{L}\p{N}\s]/gu, ''))) return 'punctuation';
  if (sameBut(line => line.replace(/[^\p{L}\p{N}]/gu, ''))) return 'punctuation and white space';
  if (sameBut(line => line.replace(/\s/g, '').toLowerCase())) return 'capitals and white space';
  return undefined;
}

function isSwapped({ removed, added }: ChangedPart): boolean {
  return removed.length === 2 && removed === `${added[1]}${added[0]}`;
}

function kindOfLetter(letter: string): string {
  if (/\p{L}/u.test(letter)) return 'letter';
  return /\p{N}/u.test(letter) ? 'digit' : 'character';
}

function shown({ words }: ChangedPart): string {
  if (words.removed.length > MOST_QUOTED || words.added.length > MOST_QUOTED) return '';
  if (words.removed === '') return `: ${quoteOrLength(words.added)} is too many`;
  if (words.added === '') return `: ${quoteOrLength(words.removed)} is missing`;
  const [is, due] = [words.added, words.removed].map(text => inQuotes.exec(text)?.[1]);
  const quoted = is !== undefined && due !== undefined;
  return `: ${quoteOrLength(quoted ? is : words.added)} should be ${quoteOrLength(quoted ? due : words.removed)}`;
}
