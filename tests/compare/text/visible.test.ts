import { expect } from 'chai';
import { visible, visibleBlanks } from '../../../harness/compare/text/visible';

describe('visible', () => {
  it('leaves ordinary text alone', () => {
    for (const text of ['School', 'a b  c', 'é 日本 👍', '…│→']) expect(visible(text)).to.equal(text);
  });

  it('shows each control character as a symbol', () => {
    expect(visible('\u001b[1m\t\n\r\u0000\u0007\u007f')).to.equal('␛[1m→¶␍␀␇␡');
  });

  it('shows by its number what cannot be seen', () => {
    expect(visible('\u009b \u200b \u202e \ufeff \u00a0 \ud800')).to.equal(
      '<U+009B> <U+200B> <U+202E> <U+FEFF> <U+00A0> <U+D800>',
    );
  });
});

describe('visibleBlanks', () => {
  it('marks blanks at the ends and those that are two or more', () => {
    expect(visibleBlanks(' a b  c ')).to.equal('·a b··c·');
    expect(visibleBlanks('   ')).to.equal('···');
  });
});
