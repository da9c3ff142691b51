import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { colouredLanes, columnLanes, headOf, plainLanes } from '../../../scenarios/runner/screen/lanes';

describe('the lanes of the terminals', () => {
  const first = { number: 1, program: '5-subscriber', text: 'KILL_SERVER' };
  const second = { number: 2, program: '5-publisher', text: 'About to send KILL_SERVER' };

  it('are plain lines that say whose they are, without colours', () => {
    expect(plainLanes(second)).to.deep.equal(['2 5-publisher | About to send KILL_SERVER']);
  });

  it('show control characters instead of obeying them', () => {
    expect(plainLanes({ ...first, text: '\u001b[2Jgone' })[0]).not.to.include('\u001b');
  });

  it('have a colour for each terminal', () => {
    const [one = '', two = ''] = [colouredLanes(first)[0], colouredLanes({ ...first, number: 2 })[0]];
    expect(one.slice(0, 5)).not.to.equal(two.slice(0, 5));
  });

  it('stand side by side where there is room', () => {
    const lanes = columnLanes(2, 83);
    const lines = [headOf(['5-subscriber', '5-publisher'], 83), ...lanes(first), ...lanes(second)];
    expect(lines.map(stripVTControlCharacters)).to.deep.equal([
      'Terminal 1: 5-subscriber                 │ Terminal 2: 5-publisher',
      'KILL_SERVER                              │',
      '                                         │ About to send KILL_SERVER',
    ]);
  });

  it('wrap what is too long for a column, and lose nothing', () => {
    const lines = columnLanes(2, 63)({ ...second, text: 'x'.repeat(70) }).map(stripVTControlCharacters);
    expect(lines).to.have.length(3);
    expect(lines.join('').replaceAll(/[^x]/g, '')).to.have.length(70);
  });

  it('stand one below the other where there is no room', () => {
    expect(columnLanes(3, 80)).to.equal(colouredLanes);
  });
});
