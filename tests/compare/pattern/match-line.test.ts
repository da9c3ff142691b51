import { expect } from 'chai';
import { Budget } from '../../../harness/compare/pattern/budget';
import { takeLine } from '../../../harness/compare/pattern/match-line';
import { readLine, type Token } from '../../../harness/compare/pattern/pattern';
import { cpuTime } from '../cpu-time';
import { Random } from '../random';

const take = (pattern: string, text: string, bound: Record<string, string> = {}) => {
  const taken = takeLine(readLine(pattern), text, new Map(Object.entries(bound)), new Budget());
  return taken && Object.fromEntries(taken);
};

describe('takeLine', () => {
  it('matches plain text exactly', () => {
    expect(take('School', 'School')).to.deep.equal({});
    for (const other of ['school', 'School ', ' School', 'Schools', ''])
      expect(take('School', other)).to.equal(undefined);
  });

  it('lets [..] be anything, also nothing', () => {
    expect(take('a[..]b', 'ab')).to.deep.equal({});
    expect(take('a[..]b', 'a b b')).to.deep.equal({});
    expect(take('[..]', '')).to.deep.equal({});
    expect(take('a[..]b', 'a')).to.equal(undefined);
  });

  it('binds a name to the shortest text that lets the line match', () => {
    expect(take('{a} and {b}', 'x and y and z')).to.deep.equal({ a: 'x', b: 'y and z' });
    expect(take('{a}y', 'xyzy')).to.deep.equal({ a: 'xyz' });
    expect(take('{a}', '')).to.equal(undefined);
  });

  it('wants the same text for the same name', () => {
    expect(take('{a}-{a}', 'x-x')).to.deep.equal({ a: 'x' });
    expect(take('{a}-{a}', 'x-y')).to.equal(undefined);
    expect(take('{a}-{a}', 'x-x-x-x')).to.deep.equal({ a: 'x-x' });
    expect(take('is {a}', 'is 1', { a: '2' })).to.equal(undefined);
    expect(take('is {a}.', 'is $&.*.', { a: '$&.*' })).to.deep.equal({});
  });

  it('takes an optional text when it is there', () => {
    expect(take('job [#]{job} done', 'job #39 done')).to.deep.equal({ job: '39' });
    expect(take('job [#]{job} done', 'job 39 done')).to.deep.equal({ job: '39' });
    expect(take('[?Error: ]refused', 'Error: refused')).to.deep.equal({});
    expect(take('[?Error: ]refused', 'refused')).to.deep.equal({});
    expect(take('[?Error: ]refused', 'Error refused')).to.equal(undefined);
  });

  it('knows names that JavaScript has a use for', () => {
    expect(take('{constructor} {__proto__}', 'a b')?.constructor).to.equal('a');
    expect(take('is {toString}', 'is x')).to.deep.equal({ toString: 'x' });
  });

  it('agrees with regular expressions on random lines', function () {
    this.timeout(20_000);
    const random = new Random(20_240);
    let matched = 0;
    for (let round = 0; round < 20_000; round += 1) {
      const pattern = random
        .list(6, () => random.of(['a', 'b', 'ab', '-', '[..]', '{x}', '{y}', '[?a]', '[?b]']))
        .join('');
      const text = random.list(9, () => random.of(['a', 'b', '-'])).join('');
      const found = toRegExp(readLine(pattern).tokens).exec(text);
      const expected = found === null ? undefined : { ...found.groups };
      expect(take(pattern, text), `${pattern} against ${text}`).to.deep.equal(expected);
      if (found) matched += 1;
    }
    expect(matched).to.be.greaterThan(1_000);
  });

  it('is quick with a hostile megabyte', function () {
    this.timeout(30_000);
    const evil: [string, string][] = [
      ['[..]a[..]a[..]a[..]a[..]b[..]c', 'a'.repeat(1_000_000)],
      ['{x}a{y}a{z}a[..]a{x}b[..]', 'a'.repeat(1_000_000)],
      ['{x}-{x}', '-'.repeat(999_999)],
      ['{x}[..]{x}b[..]', 'a'.repeat(1_000_000)],
      ['{x}{y}{x}{y}{z}c[..]', 'ab'.repeat(500_000)],
      ['[..][?a][..][?a][..][?a][..]c[..]', 'a'.repeat(1_000_000)],
    ];
    for (const [pattern, text] of evil) {
      expect(take(pattern, text), pattern).to.equal(undefined);
      expect(
        cpuTime(() => take(pattern, text)),
        pattern,
      ).to.be.below(100);
    }
  });

  it('still finds what is there in an ordinary megabyte', () => {
    const text = `${'x '.repeat(500_000)}id=7;`;
    expect(take('[..]id={id};', text)).to.deep.equal({ id: '7' });
  });
});

/** The same meaning as a regular expression, which is exact but not safe on hostile text. */
function toRegExp(tokens: readonly Token[]): RegExp {
  const seen = new Set<string>();
  const source = tokens.map(token => {
    if (token.kind === 'anything') return '.*?';
    if (token.kind === 'text') return token.text;
    if (token.kind === 'maybe') return `(?:${token.text}|(?!${token.text}))`;
    if (seen.has(token.name)) return `\\k<${token.name}>`;
    seen.add(token.name);
    return `(?<${token.name}>.+?)`;
  });
  return new RegExp(`^${source.join('')}$`);
}
