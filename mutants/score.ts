import type { Mutation } from './mutation';
import type { Judged } from './store';

/** The results of the mutants that were tested. */
export interface Score {
  readonly killed: number;
  readonly survivors: readonly Mutation[];
  /** Those that the harness could not judge, or has not reached. */
  readonly unsure: number;
  /** The share of caught mutants among those that could be judged; 1 if there are none. */
  readonly score: number;
}

export function scoreOf(mutations: readonly Mutation[], known: ReadonlyMap<string, Judged>): Score {
  const of = (outcome: Judged['outcome']) => mutations.filter(({ key }) => known.get(key)?.outcome === outcome);
  const killed = of('killed').length;
  const survivors = of('survived');
  const judged = killed + survivors.length;
  return { killed, survivors, unsure: mutations.length - judged, score: judged === 0 ? 1 : killed / judged };
}

/** The survivors by task, each with its line and its change. */
export function renderSurvivors(survivors: readonly Mutation[]): string {
  const tasks = [...new Set(survivors.map(({ task }) => task))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
  return tasks
    .map(task => [task, ...survivors.filter(one => one.task === task).map(renderSurvivor)].join('\n'))
    .join('\n\n');
}

function renderSurvivor({ style, file, line, mutator, original, replacement }: Mutation): string {
  return `  ${style.name}/${file}:${line} ${mutator}\n      ${shown(original)}\n    → ${shown(replacement)}`;
}

function shown(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 140 ? `${line.slice(0, 140)} …` : line;
}
