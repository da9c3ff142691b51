import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

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

  const tooDeep = [
    {
      line: 1,
      column: 1,
      message: 'Brackets or operators are nested more than 1000 deep; the file is not analysed.',
    },
  ];

  it('survives brackets nested half a million deep, and parses as before afterwards', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['[', ']'],
      ['{', '}'],
      ['f(', ')'],
      ['`${', '}`'],
      ['()=>{', '}'],
      ['(', ''],
    ] as const) {
      const depth = open === '(' ? 500_000 : 20_000;
      const source = parseSource('evil.js', open.repeat(depth) + close.repeat(depth));
      expect(source.syntaxErrors, open).to.deep.equal(tooDeep);
      expect([source.calls, source.functions, source.lastCalls(3), source.constants]).to.deep.equal([[], [], [], []]);
    }
    expect(parseSource('a.js', 'async function f(a) { await g(a); }').functionNamed('f')?.parameters).to.deep.equal([
      'a',
    ]);
    expect(places('const b = ;')).to.deep.equal(['1:11']);
  });

  it('survives sums, chains and commas that are as deep as they are long', () => {
    const deep = (times: number) => [
      `f(${'1+'.repeat(times)}1)`,
      `f(${'"a"+'.repeat(times)}"b")`,
      `f(0)${',a'.repeat(times)}`,
      `const f = a${'.b'.repeat(times)}; f(f)`,
      `f(x)${'.g(g)'.repeat(times / 2)}`,
      `f(x)${'.then(() => g())'.repeat(times / 2)}`,
    ];
    for (const text of deep(5_000)) expect(errorsOf(text), text.slice(0, 20)).to.deep.equal(tooDeep);
    for (const text of deep(300)) {
      const source = parseSource('long.js', text);
      expect(source.syntaxErrors, text.slice(0, 20)).to.deep.equal([]);
      expect(source.calls, text.slice(0, 20)).not.to.have.length(0);
      expect(source.lastCalls(1), text.slice(0, 20)).to.have.length(1);
    }
  });

  it('takes a file that is long and flat', () => {
    const source = parseSource('a.js', `${';'.repeat(20_000)}f([${'1,'.repeat(5_000)}]);`);
    expect(source.syntaxErrors).to.deep.equal([]);
    expect(source.lastCalls(1)[0]?.callee).to.equal('f');
  });
});
