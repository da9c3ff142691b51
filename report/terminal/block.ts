import { join } from 'node:path';
import type { RuleResult } from '../result';
import { shownPath } from '../shown-path';
import type { SharedCause } from './causes-of';
import { firstLines, inLines, type Room } from './fit';

/** One cause in full: its rules, place, reason, output, and how to see it. */
export function blockLines({ rule, others }: SharedCause, target: string, room: Room): string[] {
  if (rule.unchecked)
    return [...inLines(rule.cause ?? ''), ...placeLines(rule, target), untilThen(rule, others.length + 1)];
  const heads = [...inLines(headOf(rule)), ...others.map(other => `and: ${other.rule}`)];
  const cause = rule.cause ? inLines(`Cause: ${rule.cause}`) : [];
  const above = [...firstLines(heads, 4), ...placeLines(rule, target), ...cause];
  const [play, ...typed] = rule.byHand ?? [];
  const hand = [...(play ? [`See it: ${play}`] : []), ...(room.lines === Number.POSITIVE_INFINITY ? typed : [])];
  const left = Math.max(5, room.lines - above.length - hand.length - 2);
  const why = firstLines(withoutEnd((rule.why ?? '').split('\n')), left);
  return [...above, ...spaced(why), ...spaced(hand)];
}

function headOf({ rule, verdict }: RuleResult): string {
  return verdict === 'error' ? `${rule} (the harness could not tell)` : rule;
}

function spaced(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

function withoutEnd(lines: readonly string[]): string[] {
  const end = lines.findLastIndex(line => line.trim() !== '');
  return lines.slice(0, end + 1);
}

/** The place, to click on, and its line with the neighbours. */
function placeLines({ where, excerpt = [] }: RuleResult, target: string): string[] {
  return where ? [clickable(where, target), ...excerpt.map(line => `  ${line}`)] : [];
}

/** `path:line:column`, relative to the current folder. */
export function clickable({ file, line, column }: NonNullable<RuleResult['where']>, target: string): string {
  return `${join(shownPath(target), file)}:${line}:${column}`;
}

function untilThen({ causeId = '' }: RuleResult, count: number): string {
  const until = causeId.startsWith('missing ') || causeId.startsWith('function ') ? 'it is there' : 'it does';
  return `${count === 1 ? '1 rule' : `${count} rules`} cannot be checked until ${until}.`;
}

/** A cause in one line. */
export function causeLine({ rule, others }: SharedCause): string {
  const place = rule.where ? ` (${rule.where.file}:${rule.where.line})` : '';
  const more = others.length > 0 ? ` (and ${others.length === 1 ? '1 more rule' : `${others.length} more rules`})` : '';
  const [why = ''] = (rule.cause ?? rule.why ?? '').split('\n');
  return `${rule.rule}${more}: ${why}${place}`;
}
