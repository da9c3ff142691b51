import { expect } from 'chai';
import { RuleHistory } from '../../grade/solution/rule-history';
import type { TaskResult, Verdict } from '../../report/result';

function task(id: string, verdicts: Readonly<Record<string, Verdict>>): TaskResult {
  const rules = Object.entries(verdicts).map(([rule, verdict]) => ({ rule, verdict }));
  return { id, title: `Title of ${id}`, verdict: 'fail', durationMs: 1, rules };
}

describe('what changed since the last save', () => {
  it('is what was fixed and what broke, also where a grade in between looked at another task', () => {
    const history = new RuleHistory();
    expect(history.changes({ tasks: [task('1', { one: 'fail', two: 'pass', three: 'fail' })] })).to.deep.equal([]);
    expect(history.changes({ tasks: [task('2', { one: 'pass' })] })).to.deep.equal([]);
    expect(history.changes({ tasks: [task('1', { one: 'pass', two: 'fail', three: 'fail' })] })).to.deep.equal([
      'Fixed: Title of 1: one',
      'Broke: Title of 1: two',
    ]);
  });
});
