import type { Result, Verdict } from '../../report/result';

/** The last verdict of each rule, over several grades, each of which may cover only some tasks. */
export class RuleHistory {
  readonly #verdicts = new Map<string, Verdict>();

  /** Adds a grade; returns one line for each rule that was fixed or broke since its last verdict. */
  changes({ tasks }: Pick<Result, 'tasks'>): string[] {
    const fixed: string[] = [];
    const broke: string[] = [];
    for (const { id, title, rules } of tasks) {
      for (const { rule, verdict } of rules) {
        const key = `${id} ${rule}`;
        const before = this.#verdicts.get(key);
        if (before === 'fail' && verdict === 'pass') fixed.push(`Fixed: ${title}: ${rule}`);
        if (before === 'pass' && verdict === 'fail') broke.push(`Broke: ${title}: ${rule}`);
        this.#verdicts.set(key, verdict);
      }
    }
    return [...fixed, ...broke];
  }
}
