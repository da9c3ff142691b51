import type { Result, Verdict } from '../../report/result';

/** What became of each rule so far, over several grades of which each may look at some of the tasks only. */
export class RuleHistory {
  readonly #verdicts = new Map<string, Verdict>();

  /** Takes a grade in; gives, in a line each, what was fixed and what broke since a rule was last looked at. */
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
