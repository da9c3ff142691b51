import { expect } from 'chai';
import type { Flaw } from '../../flaws/flaw';
import { describeMeasures, editedLines, measureFeedback } from '../../flaws/measure-feedback';
import type { RuleResult } from '../../report/result';
import { makeFolder } from '../folder';

describe('the feedback on a flaw', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line${index + 1}();`);
  const text = lines.join('\n');

  it('is measured from the lines that the edit changed', () => {
    const edited = (find: string, replace: string) => editedLines({ program: '0', find, replace }, text);
    expect(edited('line5', 'other')).to.deep.equal({ first: 5, last: 5 });
    expect(edited('line5();\nline6();\nline7();', 'line5();\nother();\nline7();')).to.deep.equal({ first: 6, last: 6 });
    expect(edited('line5();', 'line5();\nmore();\nmore();')).to.deep.equal({ first: 6, last: 7 });
    expect(edited('line5();\nline6();\nline7();', 'line5();\nline7();')).to.deep.equal({ first: 6, last: 6 });
  });

  const reference = makeFolder({ '0.ts': text });
  after(() => reference.remove());
  const flaw = { id: 'a', task: 'task-0', rule: 'Rule', how: '', program: '0', find: 'line5();', replace: 'other();' };
  const measure = (rule: Partial<RuleResult>) =>
    measureFeedback(flaw as Flaw, { broken: [{ rule: 'Rule', verdict: 'fail', ...rule }] }, reference.path);

  it('leads to the edit within two lines of the same file', () => {
    const at = (line: number, file = '0.ts') => measure({ where: { file, line, column: 1 } })?.leadsThere;
    expect([2, 3, 7, 8].map(line => at(line))).to.deep.equal([false, true, true, false]);
    expect(at(5, '1.ts')).to.equal(false);
    expect(measure({})?.leadsThere).to.equal(false);
  });

  it('tells a cause or none, and nothing of a rule that does not fail', () => {
    expect(measure({ cause: 'because' })?.cause).to.equal('because');
    expect(measure({})?.cause).to.equal(undefined);
    expect(measure({ verdict: 'pass' })).to.equal(undefined);
  });

  it('is told with its shares and the flaws that lack it', () => {
    const measures = new Map([
      ['one', { leadsThere: true, cause: 'because' }],
      ['two', { leadsThere: false, cause: undefined }],
      ['file', { leadsThere: undefined, cause: 'because' }],
    ]);
    const told = describeMeasures(measures);
    expect(told).to.contain('1 of 2 flaws (50.0 %), and tells a cause for 2 of 3 flaws (66.7 %)');
    expect(told).to.contain('no such line: two').and.to.contain('no cause: two');
  });
});
