import { expect } from 'chai';
import { countRules, type Verdict } from '../../report/result';
import type { ScenarioResult } from '../../report/scenario';
import { summarise } from '../../report/summarise';
import { Progress } from '../../report/terminal/progress';

/** A scenario as a run leaves it: only what the case is about is said. */
function scenario(rule: string, verdict: Verdict, said: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    taskId: 'task-5',
    taskTitle: '5. A task',
    place: { uri: 'features/05.feature', line: rule.length },
    rule,
    scenario: rule,
    verdict,
    message: verdict === 'fail' ? `${rule} is not so` : '',
    durationMs: 1,
    advice: false,
    steps: [],
    hints: [],
    values: {},
    transcripts: [],
    sites: [],
    ...said,
  };
}

const rulesOf = (...scenarios: ScenarioResult[]) => summarise(scenarios).flatMap(({ rules }) => rules);

describe('advice', () => {
  it('neither passes nor fails a rule that only advises, and counts nowhere', () => {
    const rules = rulesOf(
      scenario('one', 'pass'),
      scenario('met', 'pass', { advice: true }),
      scenario('not met', 'fail', { advice: true }),
    );
    expect(rules.map(({ rule, verdict, advice }) => [rule, verdict, advice])).to.deep.equal([
      ['one', 'pass', undefined],
      ['met', 'advice', undefined],
      ['not met', 'advice', 'not met is not so'],
    ]);
    expect(countRules(rules)).to.deep.equal({ met: 1, of: 1 });
  });

  it('leaves a rule that also demands something to what it demands', () => {
    const advised = (verdict: Verdict) =>
      rulesOf(scenario('one', verdict), scenario('one', 'fail', { advice: true, message: 'better so' }))[0];
    expect(advised('pass')).to.deep.include({ verdict: 'pass', advice: 'better so' });
    expect(advised('fail')).to.deep.include({ verdict: 'fail', why: 'one is not so' });
  });

  it('is not given about what the task fails for anyway: a folder without programs gets nothing', () => {
    const message = 'There is no program.';
    const rules = rulesOf(
      scenario('first', 'fail', { message }),
      scenario('second', 'fail', { message }),
      scenario('better', 'fail', { message, advice: true }),
    );
    expect(rules[2]).to.deep.equal({ rule: 'better', verdict: 'advice' });
    expect(countRules(rules)).to.deep.equal({ met: 0, of: 2 });
  });

  it('tells what was said beside the verdict', () => {
    const [rule] = rulesOf(scenario('one', 'pass', { hints: ['without the blanks'] }));
    expect(rule).to.deep.include({ verdict: 'pass', advice: 'without the blanks' });
  });

  it('tells what is advised in the words of whoever explains it', () => {
    const scenarios = [scenario('Import', 'fail', { advice: true })];
    const [task] = summarise(scenarios, ({ message }) => ({ why: message.toUpperCase() }));
    expect(task?.rules[0]?.advice).to.equal('IMPORT IS NOT SO');
  });

  it('leaves it to be told where the harness could not look', () => {
    const [rule] = rulesOf(scenario('better', 'error', { advice: true, message: 'no Redis' }));
    expect(rule).to.deep.include({ verdict: 'error', why: 'no Redis' });
  });

  it('has a sign of its own while a run goes on, met or not', () => {
    const shown: string[] = [];
    const progress = new Progress({ write: (text: string | Uint8Array) => shown.push(String(text)) > 0 });
    for (const one of [
      scenario('a', 'pass'),
      scenario('a', 'fail'),
      scenario('a', 'pass', { advice: true }),
      scenario('a', 'fail', { advice: true }),
      scenario('a', 'error', { advice: true }),
    ])
      progress.step(one);
    expect(shown.join('')).to.equal('.Faa!');
  });
});
