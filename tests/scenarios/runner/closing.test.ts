import { expect } from 'chai';
import { painter } from '../../../harness/compare/drawing/paint';
import type { Round } from '../../../scenarios/runner/round';
import { renderFigures, renderFindings } from '../../../scenarios/runner/screen/closing';

describe('the closing tables', () => {
  const plain = painter(false);
  function round(unlike?: string, sold = 50): Round {
    const findings = [{ that: 'Exactly the seats are sold', ...(unlike && { unlike }) }];
    return { durationMs: 1, findings, figures: [{ name: 'seats sold', value: sold }] };
  }

  it('tell in how many rounds it held, and what was found where it did not', () => {
    const table = renderFindings([round(), round('52 of 50'), round()], plain);
    expect(table)
      .to.match(/Exactly the seats are sold +│ ✗ 2 of 3/)
      .and.include('round 2: 52 of 50');
  });

  it('say yes or no of a single round', () => {
    expect(renderFindings([round()], plain)).to.match(/✓ yes/);
    expect(renderFindings([round('52 of 50')], plain)).to.match(/✗ no/);
  });

  it('do not count a round whose play broke off before as one in which it held', () => {
    const broken = { durationMs: 1, findings: [{ that: 'The play comes to its end', unlike: 'it died' }], figures: [] };
    expect(renderFindings([round(), broken], plain)).to.match(/Exactly the seats are sold +│ ✗ 1 of 2/);
  });

  it('do not count a round that could not tell, neither as held nor as not', () => {
    const silent = { durationMs: 1, findings: [{ that: 'The play comes to its end' }], figures: [] };
    expect(renderFindings([round(), silent, round()], plain)).to.match(/Exactly the seats are sold +│ ✓ 2 of 2/);
  });

  it('tell the first findings of many, and how many more there are', () => {
    const table = renderFindings(Array(9).fill(round('52 of 50')), plain);
    expect(table).to.include('round 3: 52').and.include('… and in 6 more rounds').and.not.include('round 4');
  });

  it('give the middle, the least and the most of each figure', () => {
    const rounds = [round(undefined, 50), round(undefined, 1250), round(undefined, 40.5)];
    expect(renderFigures(rounds)).to.match(/seats sold +│ 50 +│ 40\.50 +│ 1,250/);
  });
});
