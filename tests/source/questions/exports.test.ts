import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

const source = (text: string, name = 'a.js') => parseSource(name, text);

describe('exports', () => {
  it('lists what others get', () => {
    const names = (text: string) => source(text).exports.map(({ name }) => name);
    expect(names('export default f; export const a = 1; export { b as c } from "x"; export class D {}')).to.deep.equal([
      'default',
      'a',
      'c',
      'D',
    ]);
    expect(names('module.exports = { a, b: 1 }; exports.c = 1; function a() {}')).to.deep.equal([
      'default',
      'a',
      'b',
      'c',
    ]);
    expect(names('// export default f\nconst s = "module.exports = f"')).to.deep.equal([]);
  });
});
