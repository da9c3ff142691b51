import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

const functions = `const client = require('redis').createClient();
function show(name) { client.get(name, () => {}); }
async function put(name, value) { client.set(name, value); }
process.title = 'program';
`;
const last = (text: string, count = 3, named?: string[]) =>
  parseSource('a.js', functions + text)
    .lastCalls(count, named)
    .map(({ callee, args }) => `${callee}(${args.map(({ value, text: written }) => value ?? written).join()})`);

describe('lastCalls', () => {
  const wanted = ['show(A)', 'put(B,1)', 'show(B)'];
  const shapes: Record<string, string> = {
    plain: `show('A'); put('B', '1'); show('B');`,
    'without semicolons, with comments after': `show('A')\nput("B", \`1\`)\nshow('B') // last\n/* end */`,
    'followed by exports and empty statements': `show('A'); put('B', 1); show('B');; export { show };\nmodule.exports = { show }; exports.put = put; export default show;`,
    'followed by a function declaration': `show('A'); put('B', 1); show('B'); function later() { f(); }`,
    'followed by a listener': `show('A'); put('B', 1); show('B'); client.on('error', e => console.log(e));`,
    'followed by quit': `show('A'); put('B', 1); show('B'); client.quit();`,
    awaited: `await show('A'); await put('B', 1); void show('B');`,
    'an async function called at once': `(async () => { await show('A'); await put('B', 1); await show('B'); })();`,
    'an async function called at once, without semicolon trouble': `;(async function () { await show('A'); put('B', 1); return show('B') })().catch(console.error)`,
    'a main': `async function main() { await show('A'); await put('B', 1); await show('B'); }\nmain();`,
    'a main before its declaration': `main();\nasync function main() { await show('A'); await put('B', 1); await show('B'); }`,
    'an arrow main with catch': `const main = async () => { try { await show('A'); await put('B', 1); await show('B'); } catch (e) { console.error(e); } };\nmain().catch(e => { console.error(e); process.exit(1); });`,
    'a main run only as a program': `const run = async () => { await show('A'); await put('B', 1); await show('B'); };\nif (require.main === module) { run(); }`,
    'the connect callback': `client.on('connect', async () => { show('A'); put('B', 1); show('B'); });`,
    'a named connect callback': `client.on('connect', start); function start() { show('A'); put('B', 1); show('B'); }`,
    'a connect callback before the error listener':
      `client.on('connect', () => { show('A'); put('B', 1); show('B'); }).on('error', console.log);`.replace(
        ').on',
        '); client.on',
      ),
    'a chain of promises': `show('A').then(() => put('B', 1)).then(() => { show('B'); }).catch(console.error);`,
    'a comma': `show('A'), put('B', 1), show('B');`,
    'results kept': `const a = await show('A'); const b = put('B', 1); let c; c = show('B');`,
  };
  for (const [shape, text] of Object.entries(shapes))
    it(`sees them: ${shape}`, () => expect(last(text)).to.deep.equal(wanted));

  it('keeps the order and the count', () => {
    expect(last(`show('B'); show('A'); put('B', 1);`)).to.deep.equal(['show(B)', 'show(A)', 'put(B,1)']);
    expect(last(`show('A'); show('B');`, 1)).to.deep.equal(['show(B)']);
    expect(last(`show('A');`, 0)).to.deep.equal([]);
  });

  it('shows what comes after', () => {
    expect(last(`show('A'); put('B', 1); show('B'); client.ping();`)).to.deep.equal([
      'put(B,1)',
      'show(B)',
      'client.ping()',
    ]);
  });

  it('ends at what is not a call', () => {
    expect(last(`show('A'); counter = 1; show('B');`)).to.deep.equal(['show(B)']);
    expect(last(`show('A'); if (x) { put('B', 1); }`)).to.deep.equal([]);
    expect(last(`for (const n of names) show(n);`)).to.deep.equal([]);
    expect(last('')).to.deep.equal([]);
  });

  it('does not look into a function that was asked for by name', () => {
    const text = `function display() { client.hgetall('k', console.log); }\ndisplay();`;
    expect(last(text, 1, ['display'])).to.deep.equal(['display()']);
    expect(last(text, 1)).to.deep.equal(['client.hgetall(k,console.log)']);
  });

  it('does not see calls in comments, strings, or functions that never run', () => {
    expect(last(`// show('A')\nconst t = "put('B', 1)"; function never() { show('B'); }`)).to.deep.equal([]);
  });
});
