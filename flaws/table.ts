import type { Flaw } from './flaw';
import type { KnownRule } from './rules';

/** Which rules caught a flaw. */
export interface Catch {
  readonly flaw: Flaw;
  readonly by: readonly string[];
  readonly caught: boolean;
}

/** The rules, each with the flaws that it caught; flaws that it let pass are marked. */
export function renderTable(rules: readonly KnownRule[], catches: readonly Catch[]): string {
  const tasks = [...new Set(rules.map(({ task }) => task))];
  return tasks
    .map(task => {
      const own = rules.filter(rule => rule.task === task);
      const rows = own.map(({ rule }) =>
        renderRow(
          rule,
          catches.filter(({ flaw }) => flaw.task === task && flaw.rule === rule),
        ),
      );
      return [own[0]?.title ?? task, ...rows].join('\n');
    })
    .join('\n\n');
}

function renderRow(rule: string, catches: readonly Catch[]): string {
  const flaws = catches.map(({ flaw, caught }) => (caught ? flaw.id : `${flaw.id} SURVIVED`));
  return `  ${rule}\n      ${flaws.join(', ') || 'no flaw'}`;
}

/** Describes a flaw that its rule did not catch. */
export function renderSurvivor({ flaw, by }: Catch): string {
  const others = by.length > 0 ? `only by: ${by.join('; ')}` : 'by no rule of its task';
  return `SURVIVED  ${flaw.id}, which should break "${flaw.rule}" (${flaw.task}), is caught ${others}.\n          ${flaw.how}`;
}
