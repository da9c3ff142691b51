import type { Candidate } from './candidates';

/** Which folder is graded, and what the others are. */
export interface Choice {
  readonly taken?: Candidate;
  /** What there is to know about the choice. */
  readonly notes: readonly string[];
  /** Why none was taken. */
  readonly reason?: string;
  /** Whether none was taken because the programs lie further down. */
  readonly deeper?: true;
}

/** How to choose. */
export interface Choosing {
  /** What was handed in, as it is shown. */
  readonly shown: string;
  /** Whether programs count that do not lie in the folder itself. */
  readonly deep: boolean;
}

/** Folders whose name says that somebody else wrote what is in them, or that a tool did. */
const notOwn =
  /^(examples?|samples?|demos?|reference|template|starter|skeleton|handout|lectures?|class|correction|solutions?[-_ ]?(teacher|official)|teacher|old|backup|copy|archive|dist|build|out|coverage|tmp|temp)s?([-_ .].*)?$/i;

/**
 * Takes the folder that holds the learner's own programs: the one that was handed in, unless `deep` lets those further down
 * count. The files that lie highest are their own: an example that lies deeper, below them, never counts instead, however
 * complete it is. Of folders beside each other, one whose name says that it is an example comes last, then the one with
 * the most programs of the exercise comes first.
 */
export function choose(candidates: readonly Candidate[], { shown, deep }: Choosing): Choice {
  const named = candidates.filter(({ named }) => named.size > 0);
  if (named.length === 0) {
    const only = candidates.find(one => one.hasOther) ?? candidates[0];
    if (!only) return { notes: [] };
    return only.way.length > 0 && !deep ? furtherDown([only], shown) : { taken: only, notes: [] };
  }
  const highest = named.filter(one => !named.some(other => other !== one && isAbove(other, one)));
  const ranked = [...highest].sort(
    (a, b) => rank(a) - rank(b) || b.named.size - a.named.size || a.way.length - b.way.length,
  );
  const [first] = ranked as [Candidate, ...Candidate[]];
  const rivals = ranked.filter(one => rank(one) === rank(first));
  if (areParts(rivals)) return { notes: [], reason: spread(rivals) };
  if (first.way.length > 0 && !deep) return furtherDown(ranked, shown);
  const others = named.filter(one => one !== first);
  return { taken: first, notes: others.length > 0 ? [told(first, others)] : [] };
}

/** A folder as one would name it in that which was handed in. */
export function shownWay(way: readonly string[]): string {
  return way.length === 0 ? 'the folder itself' : way.join('/');
}

function isAbove(upper: Candidate, lower: Candidate): boolean {
  return upper.way.length < lower.way.length && upper.way.every((name, at) => lower.way[at] === name);
}

function rank({ way }: Candidate): number {
  return way.some(name => notOwn.test(name)) ? 1 : 0;
}

/**
 * Whether each folder is a part of one solution: no program is in two of them, so they are no copies, and none holds most
 * of it.
 */
function areParts(candidates: readonly Candidate[]): boolean {
  const all = candidates.flatMap(({ named }) => [...named]);
  const [most = 0] = candidates.map(({ named }) => named.size).sort((a, b) => b - a);
  return candidates.length > 1 && new Set(all).size === all.length && most * 3 <= all.length * 2;
}

function spread(candidates: readonly Candidate[]): string {
  const ways = candidates.map(({ way }) => shownWay(way));
  return `Its programs are spread over ${listed(ways)}: put them together in one folder.`;
}

/** @param ranked the one that was probably meant comes first */
function furtherDown(ranked: readonly Candidate[], shown: string): Choice {
  const full = ({ way }: Candidate) => [shown, ...way].join('/');
  const [first] = ranked as [Candidate];
  const places = ranked.map(one => (ranked.length > 1 ? `${full(one)} (${one.named.size})` : full(one)));
  const which = ranked.length > 1 ? `probably ${full(first)} is meant, so give that folder` : 'give that folder';
  return {
    reason: `The programs are not in ${shown} but in ${listed(places)}: ${which}.`,
    notes: ['With --deep, programs count wherever they lie.'],
    deeper: true,
  };
}

function told(first: Candidate, others: readonly Candidate[]): string {
  const counted = others.map(({ way, named }) => `${shownWay(way)} (${named.size})`);
  return `More than one folder holds programs of the exercise: ${shownWay(first.way)} (${first.named.size}) was graded, not ${listed(counted)}.`;
}

/** Names after each other; past five, how many more. */
export function listed(names: readonly string[]): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : [...names];
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
