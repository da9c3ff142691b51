import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

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
