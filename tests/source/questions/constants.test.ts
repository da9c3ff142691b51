import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

const source = (text: string, name = 'a.js') => parseSource(name, text);

describe('constants', () => {
  it('have their values', () => {
    const text = `export const jobs = [{ phone: '1', text: 'a' }, { phone: "2", text: \`b\` }];
let on = true, count = 3;
var name: string = 'x' as const;
const frozen = Object.freeze(['a']) satisfies string[];
const list: string[] = []; list.push('a');
function f() { const inner = { a: [1, 2] }; }
const made = new Date(), nothing = call();`;
    const found = source(text, 'a.ts').constants;
    expect(found).to.deep.equal([
      {
        name: 'jobs',
        kind: 'const',
        value: [
          { phone: '1', text: 'a' },
          { phone: '2', text: 'b' },
        ],
        changed: false,
        line: 1,
        topLevel: true,
      },
      { name: 'on', kind: 'let', value: true, changed: false, line: 2, topLevel: true },
      { name: 'count', kind: 'let', value: 3, changed: false, line: 2, topLevel: true },
      { name: 'name', kind: 'var', value: 'x', changed: false, line: 3, topLevel: true },
      { name: 'frozen', kind: 'const', value: ['a'], changed: false, line: 4, topLevel: true },
      { name: 'list', kind: 'const', value: [], changed: true, line: 5, topLevel: true },
      { name: 'inner', kind: 'const', value: { a: [1, 2] }, changed: false, line: 6, topLevel: false },
    ]);
  });

  it('notices a change of a variable by an operator', () => {
    const changed = (text: string) => source(text).constants[0]?.changed;
    expect(changed('let n = 1; n++;')).to.equal(true);
    expect(changed('let n = 1; n += 1;')).to.equal(true);
    expect(changed('let on = true; function f() { on = false; }')).to.equal(true);
    expect(changed('let on = true; function f(on) { on = false; }')).to.equal(false);
    expect(changed('let n = 1; ({ n } = x);')).to.equal(true);
    expect(changed('let n = 1; for (n of x) {}')).to.equal(true);
    expect(changed('let n = 1; f({ n }); m = [n];')).to.equal(false);
  });

  it('does not grow a value that refers to itself or doubles without end', () => {
    const doubling = Array.from({ length: 40 }, (_, n) => `const a${n + 1} = [a${n}, a${n}];`).join('\n');
    const { constants } = source(`const a0 = [1];\n${doubling}`);
    expect(constants.length).to.be.within(5, 20);
    expect(source('const a = [b]; const b = [a];').constants).to.deep.equal([]);
    const text = Array.from({ length: 40 }, (_, n) => `const s${n + 1} = \`\${s${n}}\${s${n}}\`;`).join('\n');
    expect(source(`const s0 = 'x';\n${text}`).constants.length).to.be.within(5, 20);
  });
});
