import { expect } from 'chai';
import { parseSource } from '../../harness/source/source';

const source = (text: string, name = 'a.js') => parseSource(name, text);

describe('async, await and promises', () => {
  it('are found in code', () => {
    expect(source('async function f() { await g(); }')).to.include({
      usesAsync: true,
      usesAwait: true,
      usesPromises: false,
    });
    expect(source('const f = async () => g();')).to.include({ usesAsync: true, usesAwait: false });
    expect(source('class A { async b() { for await (const x of y) {} } }')).to.include({
      usesAsync: true,
      usesAwait: true,
    });
    for (const text of ['f().then(g)', 'new Promise(f)', 'Promise.all([])', 'f()\n  ?.then(g)']) {
      expect(source(text).usesPromises, text).to.equal(true);
    }
  });

  it('are not found in comments, strings, keys or other names', () => {
    const text = `// async await .then(
const s = 'async function await new Promise(x).then()';
const o = { async: 1, await: 2, then: 3 }; o.async; o.then;
var async = 1; function f(Promise) { new Promise(1); Promise.all(2); }`;
    expect(source(text)).to.include({ usesAsync: false, usesAwait: false, usesPromises: false });
  });

  it('says what a function awaits', () => {
    const text = `async function show(k) { const v = await get(k); other(v); }
async function more() { await set(1); }`;
    expect(
      source(text)
        .awaitedIn('show')
        .map(({ callee }) => callee),
    ).to.deep.equal(['get']);
    expect(source(text).awaitedIn('nothing')).to.deep.equal([]);
  });
});

describe('uses', () => {
  const forms = [
    `import { promisify } from 'util'; promisify(f);`,
    `import { promisify as p } from 'node:util'; p(f);`,
    `import util from 'util'; util.promisify(f);`,
    `import * as u from 'util'; u['promisify'](f);`,
    `const { promisify } = require('util'); promisify(f);`,
    `const p = require('util').promisify; p(f);`,
    `require('util').promisify(f);`,
    `const util = require('util'); const { promisify: q } = util; [f].map(q);`,
    `const { promisify } = await import('util'); promisify(f);`,
  ];
  for (const text of forms) it(`sees: ${text}`, () => expect(source(text).uses('util.promisify')).to.equal(true));

  const others = [
    `import { promisify } from 'util';`,
    `const { promisify } = require('util');`,
    `function promisify(f) {} promisify(g);`,
    `import { promisify } from 'util'; function f(promisify) { promisify(g); }`,
    `import { promisify } from 'other'; promisify(f);`,
    `// import { promisify } from 'util'; promisify(f);`,
    `const s = "require('util').promisify(f)";`,
  ];
  for (const text of others)
    it(`does not see: ${text}`, () => expect(source(text).uses('util.promisify')).to.equal(false));

  it('sees what is handed on', () => {
    expect(source(`import redis from 'redis'; f('x', redis.print);`).uses('redis.print')).to.equal(true);
  });
});

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
