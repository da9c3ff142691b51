import { setImmediate } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { insertAtEnd, parseSource } from '../../../harness/source';

const insert = (text: string, statements: string, near?: string[]) => {
  const changed = insertAtEnd(parseSource('a.js', text), statements, near);
  const kept = text.replace('\uFEFF', '');
  let before = 0;
  while (before < kept.length && changed[before] === kept[before]) before += 1;
  const rest = kept.slice(before);
  expect(changed.endsWith(rest), 'the text of the program is changed').to.equal(true);
  const added = changed.slice(before, changed.length - rest.length);
  if (rest.includes('\n')) expect(added, 'later lines are moved').not.to.include('\n');
  return changed;
};

/** Runs a program whose `on` calls its listener at once, and gives what it says. */
async function run(text: string): Promise<unknown[]> {
  const said: unknown[] = [];
  const say = (...values: unknown[]) => said.push(...values);
  const client = { on: (_event: string, listener: () => unknown) => listener() };
  runInNewContext(text, { say, client, module: {}, exports: {} });
  await setImmediate();
  return said;
}

describe('insertAtEnd', () => {
  const topLevel: Record<string, string> = {
    'a declaration': 'function f(x) { say(x); }\n',
    'no line end': 'function f(x) { say(x); }',
    'no semicolon at the end': 'const f = x => { say(x); }',
    'a comment at the end': 'function f(x) { say(x); } // and so on',
    'a block comment at the end': 'function f(x) { say(x); } /* and\nso on */',
    'a name assigned later': 'let f\nf = function (x) { say(x) }',
    'a byte order mark and a shebang': '\uFEFF#!/usr/bin/env node\nfunction f(x) { say(x); }',
    'Windows line ends': 'function f(x) {\r\n  say(x);\r\n}\r\n',
    'a listener that ends in a callback': 'function f(x) { say(x); }\nclient.on("error", () => {})',
  };
  for (const [name, text] of Object.entries(topLevel)) {
    it(`appends after: ${name}`, async () => {
      const changed = insert(text, 'f(1);\nf(2);');
      expect(changed.startsWith(text.replace('\uFEFF', ''))).to.equal(true);
      expect(await run(changed)).to.deep.equal([1, 2]);
    });
  }

  const inside: Record<string, string> = {
    'a callback': `client.on('connect', () => {\n  function f(x) {\n    say(x);\n  }\n});\n// end`,
    'a callback on one line': `client.on('connect', () => { const f = x => say(x) })`,
    'a callback whose last line is a comment': `client.on('connect', function () {\n  const f = x => say(x) // last\n})`,
    'a function called at once, with a return': `(() => {\n  function f(x) { say(x); }\n  say()\n  return 5\n})()`,
    'a block': `if (true) {\n  let f = x => say(x);\n}`,
    'an async main': `async function main() {\n  const f = async x => { say(x); };\n}\nmain();`,
    'a case of a switch': `switch (1) {\n  case 1:\n    var f = x => say(x)\n    break\n  default:\n    say('no');\n}`,
    'a try': `try {\n  const f = x => say(x);\n} catch (e) {}`,
  };
  for (const [name, text] of Object.entries(inside)) {
    it(`goes inside: ${name}`, async () => {
      const changed = insert(text, `f(1); // first\nf(2)\nf('a\\'b')`);
      expect(changed.split('\n').length).to.equal(text.split('\n').length);
      expect(await run(changed)).to.deep.equal([1, 2, "a'b"]);
    });
  }

  it('goes before a return or an exit of the program, on its line', async () => {
    const text = 'function f(x) { say(x); }\nprocess.exit(0);';
    expect(insert(text, 'f(1)\nf(2)')).to.equal('function f(x) { say(x); }\n;f(1); f(2); process.exit(0);');
  });

  it('goes where all names are seen', async () => {
    const text = `const outer = x => say('outer', x);\nclient.on('connect', () => {\n  const inner = x => say('inner', x);\n});`;
    expect(await run(insert(text, 'outer(1); inner(2);'))).to.deep.equal(['outer', 1, 'inner', 2]);
    expect(await run(insert(text, 'inner(2); outer(1);'))).to.deep.equal(['inner', 2, 'outer', 1]);
  });

  it('says so where no place sees all names', () => {
    const text = `client.on('connect', () => { const f = x => x; });\nclient.on('ready', () => { const g = x => x; });`;
    expect(() => insert(text, 'f(1); g(1);')).to.throw(
      "No place in a.js sees both 'f' (line 1) and 'g' (line 2): they are made in separate blocks. Make both at the top level of the file.",
    );
  });

  it('only heeds the names that the statements use themselves', async () => {
    const text = `function f(x) { say(x); }\nif (true) { const log = 1; }`;
    expect(await run(insert(text, 'f({ log: o.log }); ', ['f', 'log']).replace('o.log', '7'))).to.have.length(1);
    expect(insert(text, 'say(log)')).to.include('const log = 1; ;say(log);}');
    expect(insert(text, 'nowhere(1)').endsWith('\n;nowhere(1)\n')).to.equal(true);
  });

  it('puts await into an async function where there is none', async () => {
    const text = 'async function f(x) { say(x); return x + 1; }';
    expect(await run(insert(text, 'say(await f(1));'))).to.deep.equal([1, 2]);
    const inMain = 'async function main() { const f = async x => x; }\nmain();';
    expect(insert(inMain, 'say(await f(1));')).not.to.include('async () =>');
    expect(await run(insert(inMain, 'say(await f(1));'))).to.deep.equal([1]);
  });

  it('goes before the quit of a Redis client, and of nothing else', () => {
    const client = "const client = require('redis').createClient();\nfunction f() {}\nclient.quit();\n";
    expect(insert(client, 'f();')).to.include(';f(); client.quit();');
    expect(insert(client.replace("require('redis')", 'other'), 'f();')).to.match(/;f\(\);\n$/);
  });

  it('leaves an ES module valid', () => {
    for (const text of [
      'export default function f(x) {}',
      'const f = x => x\nexport default f',
      'export { f }\nfunction f() {}',
    ]) {
      expect(parseSource('a.mjs', insert(text, 'f(1);')).syntaxErrors, text).to.deep.equal([]);
    }
  });
});
