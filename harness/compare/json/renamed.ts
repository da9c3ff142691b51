import { similarity } from '../text';
import { isRight, type JsonContext } from './context';
import type { Template } from './template';
import { valueWords } from './words';

/** A property that seems to be a missing one under another name, and why. */
export interface Renamed {
  readonly key: string;
  readonly value: unknown;
  readonly why: string;
  /** `type`: only the type of the value is wrong. */
  readonly sort: 'capitals' | 'value' | 'type' | 'spelling';
}

/** Names less similar than this are not misspellings of each other. */
const LEAST_ALIKE = 0.55;
const WEIGHTS = { capitals: 40, value: 30, type: 20, spelling: 10 };

/** Pairs missing properties with extra ones that seem to be meant, the likeliest pairs first. */
export function findRenamed(
  missing: ReadonlyMap<string, Template>,
  extra: ReadonlyMap<string, unknown>,
  context: JsonContext,
): Map<string, Renamed> {
  const pairs = [...missing].flatMap(([name, item]) =>
    [...extra].flatMap(([key, value]) => {
      const renamed = renamedTo(name, item, key, value, context);
      return renamed === undefined ? [] : [{ name, renamed, weight: WEIGHTS[renamed.sort] + similarity(name, key) }];
    }),
  );
  pairs.sort((one, other) => other.weight - one.weight);
  const found = new Map<string, Renamed>();
  const used = new Set<string>();
  for (const { name, renamed } of pairs) {
    if (found.has(name) || used.has(renamed.key)) continue;
    found.set(name, renamed);
    used.add(renamed.key);
  }
  return found;
}

function renamedTo(
  name: string,
  item: Template,
  key: string,
  value: unknown,
  context: JsonContext,
): Renamed | undefined {
  if (name.toLowerCase() === key.toLowerCase()) return { key, value, sort: 'capitals', why: 'other capitals' };
  if (letters(name) === letters(key)) return { key, value, sort: 'capitals', why: 'written differently' };
  // A placeholder matches almost anything, so its value is no evidence.
  const telling = item.kind === 'value' || item.kind === 'object' || item.kind === 'array';
  if (telling && isRight(item, value, context)) return { key, value, sort: 'value', why: 'same value' };
  if (item.kind === 'value' && isScalar(value) && String(item.value) === String(value))
    return { key, value, sort: 'type', why: `same value, but as ${valueWords(value)}` };
  if (similarity(name, key) >= LEAST_ALIKE) return { key, value, sort: 'spelling', why: 'perhaps misspelt' };
  return undefined;
}

function letters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
