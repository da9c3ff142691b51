import { expect } from 'chai';
import { parseSource } from '../../harness/source/source';

const errorsOf = (text: string, name = 'a.js') => parseSource(name, text).syntaxErrors;
const places = (text: string, name?: string) => errorsOf(text, name).map(({ line, column }) => `${line}:${column}`);

describe('syntaxErrors', () => {
  it('gives place and cause', () => {
    expect(errorsOf('const a = 1;\nconst b = ;\n')).to.deep.equal([
      { line: 2, column: 11, message: 'Expression expected.' },
    ]);
    expect(errorsOf('f(')).to.deep.equal([{ line: 1, column: 3, message: "')' expected." }]);
  });

  it('has none for valid programs of every kind', () => {
    const valid: [string, string][] = [
      ['a.js', ''],
      ['a.js', '\uFEFFconst a = 1;'],
      ['a.js', '#!/usr/bin/env node\nf();'],
      ['a.js', 'import a from "a"; export default a?.b ?? `c`; await a;'],
      ['a.js', 'const el = <div>{x}</div>;'],
      ['a.jsx', 'const el = <A b="c" {...d}/>;'],
      ['a.cjs', 'var a = 1; var a = 2; function f() {} function f() {} function g(x) { var x; }'],
      ['a.mjs', 'for (const x of y) { const x = 1; } { let a; } let a;'],
      ['a.ts', 'const a: string = <string>b; enum E { A } namespace N { export const x = 1 } enum E { B }'],
      [
        'a.ts',
        'function f(a: string): void; function f(a: number): void; function f(a: unknown) {} interface f2 {} const f2 = 1;',
      ],
      ['a.mts', 'import type { A } from "a"; type B = A; abstract class C { abstract d(): void; @dec e() {} }'],
      ['a.tsx', 'const a = <T,>(x: T) => <b>{x as string}</b>;'],
    ];
    for (const [name, text] of valid) expect(errorsOf(text, name), text).to.deep.equal([]);
  });

  it('reports type annotations in JavaScript only', () => {
    expect(places('const a: string = "x";', 'a.js')).to.deep.equal(['1:10']);
    expect(places('const a: string = "x";', 'a.ts')).to.deep.equal([]);
  });

  it('reports await in a function that is not async', () => {
    expect(errorsOf('function f() {\n  await g();\n}')).to.deep.equal([
      { line: 2, column: 3, message: "'await' is used in a function that is not 'async'." },
    ]);
    expect(places('async function f() { list.forEach(x => { await g(x); }); }')).to.deep.equal(['1:42']);
    expect(places('async function f() { await g(); } await f();')).to.deep.equal([]);
  });

  it('reports a name that is declared twice', () => {
    expect(errorsOf("import redis from 'redis';\nconst a = 1;\nconst redis = require('redis');")).to.deep.equal([
      { line: 3, column: 7, message: "'redis' is declared twice; the first time is on line 1." },
    ]);
    expect(places('const { a } = x; function a() {}')).to.deep.equal(['1:27']);
  });

  it('survives brackets nested a million deep, and parses as before afterwards', () => {
    const message = 'The brackets are nested so deeply that the file cannot be parsed.';
    for (const [open, close] of [
      ['(', ')'],
      ['[', ']'],
      ['{', '}'],
      ['f(', ')'],
      ['`${', '}`'],
      ['()=>{', '}'],
    ] as const) {
      const depth = 500_000;
      const source = parseSource('evil.js', open.repeat(depth) + close.repeat(depth));
      expect(source.syntaxErrors, open).to.deep.equal([{ line: 1, column: 1, message }]);
      expect(source.calls).to.deep.equal([]);
    }
    expect(parseSource('a.js', 'async function f(a) { await g(a); }').functionNamed('f')?.parameters).to.deep.equal([
      'a',
    ]);
    expect(places('const b = ;')).to.deep.equal(['1:11']);
  });

  it('survives sums, chains and commas that are a hundred thousand long', () => {
    const long = 100_000;
    for (const text of [
      `f(${'1+'.repeat(long)}1)`,
      `f(${'"a"+'.repeat(long)}"b")`,
      `f${',a'.repeat(long)}`,
      `const f = a${'.b'.repeat(long)}; f(f)`,
      `f(x)${'.then(g)'.repeat(2_000)}`,
      `x = [${'1,'.repeat(long)}]; f(x)`,
    ]) {
      const source = parseSource('long.js', text);
      expect(source.syntaxErrors, text.slice(0, 20)).to.deep.equal([]);
      const { calls, functions, constants, exports, mochaSuite, usesNodeRedis4 } = source;
      expect(
        [functions, constants, exports, mochaSuite.tests, usesNodeRedis4].every(list => list.length === 0),
      ).to.equal(true);
      expect(calls.length, text.slice(0, 20)).to.equal(text.match(/\(/g)?.length);
      expect(source.lastCalls(2).length).to.be.at.most(2);
    }
  });
});
