import { expect } from 'chai';
import { renderDifference } from '../../../harness/compare/drawing';
import { compareTranscript } from '../../../harness/compare/transcript';
import { toldParts } from '../../../report/pages/told';

const expected = 'connected\nhello you\n\nsame\nlast';
const actual = ['connected', 'hullo you', '', 'same', 'one too many'];

describe('what is told, taken apart for a page', () => {
  for (const width of [100, 20]) {
    it(`finds expected and actual in what is drawn ${width} columns wide`, () => {
      const { difference } = compareTranscript(expected, actual, {});
      if (!difference) throw new Error('they differ');
      const drawn = renderDifference(difference, { colour: false, width });
      const parts = toldParts(`Terminal 1: wrong.\n\n${drawn}\nit had ended, with exit code 1.`);
      expect(parts.map(({ kind }) => kind)).to.deep.equal(['text', 'beside', 'text']);
      const rows = parts[1]?.kind === 'beside' ? parts[1].rows : [];
      expect(rows[0]).to.deep.equal({ kind: 'same', expected: 'connected', actual: 'connected' });
      expect(rows.map(({ kind }) => kind).filter(kind => kind !== 'same')).to.not.be.empty;
      expect(rows.flatMap(row => row.actual ?? []).map(line => line.trim())).to.deep.equal(actual);
      expect(rows.flatMap(row => row.expected ?? []).join('\n')).to.include('hello');
    });
  }

  it('leaves other texts as they are', () => {
    expect(toldParts('The key "a" should be "1".\n\n  expected: 1\n  answered: 2')).to.deep.equal([
      { kind: 'text', text: 'The key "a" should be "1".\n\n  expected: 1\n  answered: 2' },
    ]);
  });
});
