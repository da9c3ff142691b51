import { expect } from 'chai';
import { readSuiteOutcome } from '../../harness/suite/suite-outcome';

describe('readSuiteOutcome', () => {
  it('counts the tests that pass', () => {
    const lines = ['', '  a suite', '    ✔ a test', '', '', '  12 passing (417ms)', ''];
    expect(readSuiteOutcome(lines)).to.deep.equal({ passing: 12, failing: 0, pending: 0, report: [] });
  });

  it('counts the others too, and gives what is said of those that fail', () => {
    const lines = [
      '',
      '  1 passing (2s)',
      '  2 pending',
      '  1 failing',
      '',
      '  1) a suite',
      '     a test:',
      'Error: no',
    ];
    const outcome = readSuiteOutcome(lines);
    expect(outcome).to.include({ passing: 1, pending: 2, failing: 1 });
    expect(outcome?.report).to.deep.equal(lines.slice(3));
  });

  it('does not take a line of a test for the summary', () => {
    expect(readSuiteOutcome(['    ✔ 3 passing', '3 passing (1s)'])).to.equal(undefined);
    const lines = ['  9 passing (1s)', 'printed by a test', '  1 passing (5ms)'];
    expect(readSuiteOutcome(lines)).to.include({ passing: 1 });
  });

  it('is undefined when the suite did not come to its end', () => {
    expect(readSuiteOutcome(["Error: Cannot find module './a'"])).to.equal(undefined);
  });
});
