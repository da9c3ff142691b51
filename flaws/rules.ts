import { readTasks } from '../grade/specification/tasks';

/** One rule of the specification, from its feature. */
export interface KnownRule {
  readonly task: string;
  readonly rule: string;
  readonly scenarios: readonly string[];
  /** The task's title, with its number. */
  readonly title: string;
}

/** Every rule of every task, in their order. */
export function readRules(): KnownRule[] {
  return readTasks().flatMap(({ id, title, text }) =>
    text
      .split(/^ *Rule: /m)
      .slice(1)
      .map(part => ({ task: id, title, rule: firstLine(part), scenarios: scenariosOf(part) })),
  );
}

function scenariosOf(part: string): string[] {
  return [...part.matchAll(/^ *Scenario(?: Outline)?: (.*)$/gm)].map(([, name = '']) => name.trim());
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').trim();
}
