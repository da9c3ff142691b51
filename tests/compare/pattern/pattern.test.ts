import { expect } from 'chai';
import { readLine, readOneLine, readPattern } from '../../../harness/compare/pattern/pattern';

const kinds = (source: string) => readLine(source).tokens.map(token => token.kind);

describe('readPattern', () => {
  it('takes plain text as it is', () => {
    for (const text of [
      'School',
      '{ a: 1 }',
      '{"status":"x"}',
      '{}',
      'a { b',
      'a } b',
      '[a]',
      '[ .. ]',
      '$&',
      'C:\\temp',
      '{ a }',
    ])
      expect(readLine(text).plain).to.equal(text);
  });

  it('tells apart what is special in a line', () => {
    expect(kinds('a [..] b {name} c [?Error: ] d [#]e')).to.deep.equal([
      'text',
      'anything',
      'text',
      'name',
      'text',
      'maybe',
      'text',
      'maybe',
      'text',
    ]);
    expect(kinds('[..]{a}[..]')).to.deep.equal(['anything', 'name', 'anything']);
  });

  it('reads [#] and [?#] alike', () => {
    expect(readLine('[#]').tokens).to.deep.equal([{ kind: 'maybe', text: '#', source: '[#]' }]);
    expect(readLine('[?#]').tokens).to.deep.equal([{ kind: 'maybe', text: '#', source: '[?#]' }]);
  });

  it('takes letters, digits, _ and - for a name', () => {
    expect(readLine('{job_2-x}').tokens).to.deep.equal([{ kind: 'name', name: 'job_2-x' }]);
    expect(readLine('{a b}').plain).to.equal('{a b}');
  });

  it('lets braces, brackets and three dots be written literally', () => {
    expect(readLine('\\{name} \\[..] \\[#]').plain).to.equal('{name} [..] [#]');
    expect(readLine('\\...').plain).to.equal('...');
    expect(readLine('\\...').elision).to.equal(false);
  });

  it('takes ... for lines only where it is alone', () => {
    expect(readPattern('...\na ...\n  ...').lines.map(line => line.elision)).to.deep.equal([true, false, true]);
  });

  it('leaves trailing blanks, empty lines at the end and kinds of line ends out of account', () => {
    expect(readPattern('a \t\r\n\r\n  b\n\n \n').lines.map(line => line.source)).to.deep.equal(['a', '', '  b']);
  });

  it('makes rivals of names that follow the same words', () => {
    const { rivals } = readPattern('job {a} failed: {x}\njob {b} completed\n{c}\n{d} is done');
    expect([...(rivals.get('a') ?? [])]).to.deep.equal(['b']);
    expect([...(rivals.get('x') ?? [])]).to.deep.equal([]);
    expect([...(rivals.get('c') ?? [])]).to.deep.equal(['d']);
  });

  it('refuses several lines where one is meant', () => {
    expect(() => readOneLine('a\nb')).to.throw(RangeError, 'has 2 lines');
    expect(readOneLine('a\n').line.plain).to.equal('a');
    expect(readOneLine('').line.plain).to.equal('');
  });
});
