import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import { renderDifference } from '../../../harness/compare/drawing/render';
import { compareTranscript } from '../../../harness/compare/transcript/transcript';
import { cpuTime } from '../cpu-time';
import { Random } from '../random';

const render = (expected: string, actual: readonly string[], options: { colour?: boolean; width?: number } = {}) => {
  const { difference } = compareTranscript(expected, actual);
  if (difference === undefined) throw new Error('The texts are the same: there is nothing to draw.');
  return renderDifference(difference, { colour: false, ...options });
};

describe('renderDifference', () => {
  it('draws the texts side by side, with a mark at the first difference', () => {
    expect(render('connected\nSchool\n100', ['connected', 'Schoo1', '100'])).to.equal(
      [
        '  expected  │ your program',
        '  connected │ connected',
        '✗ School    │ Schoo1',
        '                   ^ here',
        '  100       │ 100',
        '',
      ].join('\n'),
    );
  });

  it('draws missing lines and those that are too many', () => {
    expect(render('a\nb', ['a'])).to.equal('  expected │ your program\n  a        │ a\n- b        │\n  ^ missing\n');
    expect(render('a', ['a', 'b'])).to.equal(
      '  expected │ your program\n  a        │ a\n+          │ b\n             ^ too many\n',
    );
  });

  it('draws long lines one above the other, in full, with the mark under the right piece', () => {
    const drawn = render(`${'x'.repeat(100)} end`, [`${'x'.repeat(90)}y${'x'.repeat(9)} end`], { width: 80 });
    expect(drawn).to.equal(
      [
        '- expected',
        '+ your program',
        '',
        `- ${'x'.repeat(78)}`,
        `-↳${'x'.repeat(22)} end`,
        `+ ${'x'.repeat(78)}`,
        `+↳${'x'.repeat(12)}y${'x'.repeat(9)} end`,
        `${' '.repeat(14)}^ here`,
        '',
      ].join('\n'),
    );
  });

  it('shows white space that is easily overlooked', () => {
    expect(render('  a b', [' a  b'])).to.include('✗ ··a b    │ ·a··b');
    expect(render('a\tb', ['a b'])).to.include('✗ a→b      │ a b');
    expect(render('a b', ['a\u00a0b'])).to.include('a<U+00A0>b');
  });

  it('shows control characters and never sends them', () => {
    const drawn = render('School', ['\u001b[2J\u001b]0;title\u0007Scho\rol\u0000\u007f\u009b31m\u202e']);
    expect(drawn).to.include('␛[2J␛]0;title␇Scho␍ol␀␡<U+009B>31m<U+202E>');
    expect(drawn.replaceAll('\n', '')).not.to.match(/[\p{Cc}\p{Cf}]/u);
  });

  it('folds lines that are the same, far from the difference, and counts them', () => {
    const lines = Array.from({ length: 20 }, (_, id) => `line ${id}`);
    const drawn = render(lines.join('\n'), lines.with(10, 'line X'));
    expect(drawn).to.include('  … 7 lines that are the same\n');
    expect(drawn).to.include('  … 6 lines that are the same\n');
    expect(drawn)
      .to.include('line 7 ')
      .and.to.include('line 13')
      .and.not.to.include('line 6')
      .and.not.to.include('line 14');
  });

  it('does not fold where nothing would be gained', () => {
    const lines = Array.from({ length: 5 }, (_, id) => `line ${id}`);
    expect(render(lines.join('\n'), lines.with(4, 'x')))
      .to.include('line 0')
      .and.not.to.include('…');
  });

  it('counts what a program that went wild printed beyond', function () {
    this.timeout(10_000);
    const drawn = render('a', ['a', ...new Array<string>(100_000).fill('b')]);
    expect(drawn.split('\n').length).to.be.below(60);
    expect(drawn).to.match(/… 99960 more lines that differ/);
  });

  it('adds nothing but colour when it adds colour', () => {
    const args = ['connected\nSchool one two\n100', ['connected', 'Schoo1 one 2', 'x', '100']] as const;
    const coloured = render(...args, { colour: true });
    expect(coloured).to.include('\u001b[31m').and.to.include('\u001b[32m');
    expect(stripVTControlCharacters(coloured)).to.equal(render(...args));
  });

  it('aligns letters of any width', () => {
    const [title = '', wide = ''] = render('日本\nx', ['日本', 'y']).split('\n');
    expect(wide.indexOf('│')).to.equal(title.indexOf('│') - 2);
  });

  it('shows each line that differs in full, keeps to the width, and is safe, whatever the texts are', function () {
    this.timeout(20_000);
    const random = new Random(42);
    const word = () =>
      random.of([
        'alpha',
        'beta',
        ' ',
        '  ',
        '\t',
        '\u001b[1m',
        '\u0007',
        'é',
        '日本',
        '👍',
        'e\u0301',
        '[..]',
        '…',
        '│',
        'x'.repeat(30),
      ]);
    const text = () => random.list(5, () => random.list(6, word).join(''));
    for (let round = 0; round < 1_500; round += 1) {
      const expected = text().join('\n');
      const { difference } = compareTranscript(expected, text());
      if (difference === undefined) continue;
      const width = random.of([20, 40, 80, 120]);
      const drawn = renderDifference(difference, { colour: false, width });
      expect(drawn.replaceAll('\n', '')).not.to.match(/[\p{Cc}\p{Cf}]/u);
      const letters = (drawing: string) => drawing.replace(/[\s·→]|↳/g, '');
      const all = letters(drawn.replace(/^[-+✗ ]/gm, '').replace(/\n[-+]/g, '\n'));
      for (const row of difference.rows.filter(one => one.kind !== 'same' && width === 120))
        if (row.actual)
          expect(all).to.include(letters(row.actual.replaceAll('\u001b', '␛').replaceAll('\u0007', '␇')).slice(0, 20));
    }
  });

  it('is quick with a hostile megabyte', function () {
    this.timeout(30_000);
    for (const actual of [['a'.repeat(1_000_000)], ['\u001b[2J'.repeat(250_000)], new Array<string>(500_000).fill('b')])
      expect(cpuTime(() => render('a b c', actual, { width: 80 }))).to.be.below(600);
  });
});
