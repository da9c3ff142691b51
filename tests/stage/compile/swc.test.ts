import { expect } from 'chai';
import { transpile } from '../../../harness/stage/compile/swc';

/** What a text exports, once transpiled and run as CommonJS. */
function run(path: string, text: string): Record<string, unknown> {
  const module = { exports: {} as Record<string, unknown> };
  new Function('module', 'exports', 'require', transpile(path, text).code)(module, module.exports, require);
  return module.exports;
}

describe('transpile', () => {
  it('turns ES modules into CommonJS', () => {
    const text = "import path, { sep } from 'path'; export default path.sep === sep; export const a = 1;";
    expect(run('a.ts', text)).to.include({ default: true, a: 1 });
  });

  it('leaves CommonJS as it is', () => {
    expect(run('a.ts', 'module.exports = { b: typeof require }')).to.deep.equal({ b: 'function' });
  });

  it('erases types', () => {
    expect(run('a.ts', 'export const c = (n: number): string => `${n}`;').c).to.be.a('function');
  });

  it('keeps the names of functions, which rules ask for', () => {
    const { publishMessage } = run('a.ts', 'export function publishMessage(message: string, time: number) {}');
    expect(publishMessage).to.have.property('name', 'publishMessage');
  });

  it('runs a text that awaits at its top level as the ES module that it is', () => {
    expect(transpile('a.mjs', 'await 1; export {};').ending).to.equal('.mjs');
  });

  it('makes of a text that does not parse a program that says so, without the way to the file', () => {
    const { code } = transpile('/somewhere/a.ts', 'const = 1;');
    expect(code).not.to.include('/somewhere');
    expect(() => new Function(code)()).to.throw(SyntaxError, /Expected .*\n.*a\.ts:1:\d/s);
  });
});
