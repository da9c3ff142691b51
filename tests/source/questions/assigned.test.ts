import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

describe('assigned', () => {
  const values = (text: string, name: string) =>
    parseSource('a.js', text)
      .assigned.filter(one => one.name === name)
      .map(one => one.value);

  it('has the value of a declaration, and those that are given later', () => {
    expect(values('let open; function start() { open = true; } open = false;', 'open')).to.deep.equal([true, false]);
    expect(values("const jobs = [{ a: 1 }, { a: '2' }];", 'jobs')).to.deep.equal([[{ a: 1 }, { a: '2' }]]);
  });

  it('has no comparison, no property, and nothing that is worked out', () => {
    expect(values('let open = ask(); if (open === true) other.open = true; // open = true', 'open')).to.deep.equal([]);
  });
});
