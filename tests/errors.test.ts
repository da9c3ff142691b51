import { expect } from 'chai';
import { ProgramError } from '../harness/errors';
import { plainWords } from '../report/words/plain-words';

describe('ProgramError', () => {
  const linesOf = (message: string) => new ProgramError(message).message.split('\n');

  it('leaves what is short as it is', () => {
    const message = `A sentence.\n\n${'x'.repeat(200)}\n  indented`;
    expect(new ProgramError(message).message).to.equal(message);
  });

  it('leaves a sentence whole, so that its causes are found in it', () => {
    const sentence = 'word '.repeat(70).trim();
    expect(linesOf(sentence)).to.deep.equal([sentence]);
  });

  for (const [what, text] of Object.entries({
    'one value': 'x'.repeat(1_100_081),
    'a value within a sentence': `SET key "${'y'.repeat(250)}" was expected.`,
    'many words': 'a b '.repeat(1000),
    'values one after another': `${'x'.repeat(150)} ${'y'.repeat(150)}`,
  })) {
    it(`shows of ${what} no line of over 200 characters, and says how much is left out`, () => {
      const lines = plainWords(linesOf(`First.\n${text}\nLast.`).join('\n')).split('\n');
      expect(Math.max(...lines.map(line => line.length))).to.be.at.most(200);
      expect(lines.join('\n')).to.match(/… \(\d+ characters left out\)/);
      expect([lines[0], lines.at(-1)]).to.deep.equal(['First.', 'Last.']);
    });
  }

  it('is broken into lines of at most 200 characters between words, in a report, and loses none', () => {
    const sentence = 'word '.repeat(70).trim();
    const lines = plainWords(sentence).split('\n');
    expect(lines).to.have.length(2);
    expect(lines.join(' ')).to.equal(sentence);
  });
});
