import { expect } from 'chai';
import { readSuiteOutcome } from '../../harness/suite/suite-outcome';

describe('readSuiteOutcome', () => {
  it('counts the tests that pass', () => {
    const lines = ['', '  a suite', '    ✔ a test', '', '', '  12 passing (417ms)', ''];
    expect(readSuiteOutcome(lines)).to.deep.equal({ passing: 12, failing: 0, cutShort: false, pending: 0, report: [] });
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

  it('leaves out of a trace what is not the learner’s own', () => {
    const frames = [
      '      at Context.<anonymous> (/a/a.test.js:1:2)',
      '      at one (/b/node_modules/chai/index.js:3:4)',
    ];
    const lines = [
      '  0 passing (2ms)',
      '  1 failing',
      ...frames,
      '      at process.processImmediate (node:internal/timers:1:1)',
    ];
    expect(readSuiteOutcome(lines)?.report).to.deep.equal(['  1 failing', frames[0]]);
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
