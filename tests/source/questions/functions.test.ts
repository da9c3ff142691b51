import { expect } from 'chai';
import { type NamedFunction, parseSource } from '../../../harness/source';

const functionsOf = (text: string, name = 'a.js') => parseSource(name, text).functions;
const only = (text: string, name?: string): NamedFunction => {
  const found = functionsOf(text, name);
  expect(found, text).to.have.length(1);
  return found[0] as NamedFunction;
};

describe('functions', () => {
  const forms: [string, NamedFunction['form'], string[]][] = [
    ['function f(a, b) {}', 'declaration', []],
    ['const f = function (a, b) {}', 'function', []],
    ['const f = function g(a, b) {}', 'function', []],
    ['const f = (a, b) => {}', 'arrow', []],
    ['const f = ((a, b) => a);', 'arrow', []],
    ['let f; f = (a, b) => {};', 'arrow', []],
    ['export function f(a, b) {}', 'declaration', ['f']],
    ['export default function f(a, b) {}', 'declaration', ['default']],
    ['export const f = (a, b) => {};', 'arrow', ['f']],
    ['const f = (a, b) => {}; export default f;', 'arrow', ['default']],
    ['function f(a, b) {} export { f, f as g, f as default };', 'declaration', ['f', 'g', 'default']],
    ['module.exports = function f(a, b) {};', 'function', ['default']],
    ['function f(a, b) {} module.exports = f;', 'declaration', ['default']],
    ['function f(a, b) {} module.exports = { f, g: f };', 'declaration', ['default', 'f', 'g'].slice(1)],
    ['function f(a, b) {} const api = { f }; module.exports = api;', 'declaration', ['f']],
    ['exports.f = function (a, b) {};', 'function', ['f']],
    ['module.exports.f = (a, b) => {};', 'arrow', ['f']],
    ['exports = module.exports = f; function f(a, b) {}', 'declaration', ['default']],
    ['const f = exports.f = (a, b) => {};', 'arrow', ['f']],
    ['module.exports = { f: function (a, b) {} };', 'function', ['f']],
    ['module.exports = { f(a, b) {} };', 'method', ['f']],
    ['Object.assign(module.exports, { f }); function f(a, b) {}', 'declaration', ['f']],
    ['module.exports = f; module.exports.f = f; function f(a, b) {}', 'declaration', ['default', 'f']],
    ['setTimeout(function f(a, b) {}, 1)', 'function', []],
  ];
  for (const [text, form, exportedAs] of forms) {
    it(`finds f in: ${text}`, () => {
      const found = only(text);
      expect(found).to.include({ name: 'f', form, async: false, line: 1, topLevel: true });
      expect(found.parameters).to.deep.equal(['a', 'b']);
      expect(found.exportedAs).to.deep.equal(exportedAs);
      expect(found).not.to.have.property('owner');
    });
  }

  it('names parameters without types and default values', () => {
    const text =
      'function f(this: X, a: string, b = 1, { c, d: [e] }: { c: 1 } = {}, h?: number, ...rest: string[]) {}';
    expect(only(text, 'a.ts').parameters).to.deep.equal(['a', 'b', '{ c, d: [e] }', 'h', '...rest']);
  });

  it('counts the parameters that a caller must give', () => {
    const text = `function none(...rest) {} const one = (a, b = 1, c) => a; function two(a: string, b: number, c?: string) {}
function own(this: Window, a: string) {} const hidden = promisify(one); import { promisify } from 'util';`;
    const counts = functionsOf(text, 'a.ts').map(({ name, required }) => [name, required]);
    expect(counts).to.deep.equal([
      ['none', 0],
      ['one', 1],
      ['two', 2],
      ['own', 1],
      ['hidden', undefined],
    ]);
  });

  it('knows members of classes and objects', () => {
    const text = `class Seat { async take(n) {} free = () => {} static all() {} }
const api = { get(id) {}, set: (id, n) => {} };
Seat.prototype.late = function () {};`;
    expect(functionsOf(text).map(({ owner, name, async }) => `${owner}.${name} ${async}`)).to.deep.equal([
      'Seat.take true',
      'Seat.free false',
      'Seat.all false',
      'api.get false',
      'api.set false',
      'Seat.prototype.late false',
    ]);
  });

  it('knows wrapped functions, with unknown parameters', () => {
    const text = `import { promisify as p } from 'util';
const get = p(client.get).bind(client);
const set = p(client.set.bind(client));
const bound = client.get.bind(client);
const mine = p((key, done) => {});`;
    const found = functionsOf(text);
    expect(found.map(({ name, form, parameters }) => [name, form, parameters])).to.deep.equal(
      ['get', 'set', 'bound', 'mine'].map(name => [name, 'wrapped', undefined]),
    );
    expect(found.map(({ wrapping }) => wrapping)).to.deep.equal([
      { by: 'util.promisify', of: 'client.get' },
      { by: 'util.promisify', of: 'client.set' },
      { by: 'bind', of: 'client.get' },
      { by: 'util.promisify', of: 'function' },
    ]);
  });

  it('does not take the result of a call for a function', () => {
    const text = `const redis = require('redis');
const client = redis.createClient();
const timer = setTimeout(() => {}, 1);
const names = list.map(x => x.name);
const server = app.listen(1, () => {});`;
    expect(functionsOf(text)).to.deep.equal([]);
  });

  it('follows another name for a function', () => {
    const text = 'async function f(a) {}\nconst g = f;\nexport { g as h };';
    expect(parseSource('a.js', text).functionNamed('g')).to.deep.include({
      parameters: ['a'],
      async: true,
      exportedAs: ['h'],
      line: 2,
    });
  });

  it('says which functions are made inside something', () => {
    const text = `client.on('connect', () => { function inner() {} });
if (x) { var maybe = () => {}; }
function outer() { const deep = () => {}; }`;
    const top = Object.fromEntries(functionsOf(text).map(({ name, topLevel }) => [name, topLevel]));
    expect(top).to.deep.equal({ inner: false, maybe: false, outer: true, deep: false });
  });

  it('gives an anonymous default export the name default', () => {
    expect(only('export default async (jobs, queue) => {}')).to.include({ name: 'default', async: true });
    expect(only('export default function (jobs) {}')).to.include({ name: 'default' });
    expect(only('module.exports = (jobs, queue) => {}')).to.include({ name: 'default' });
  });

  it('keeps the members of a default-exported object apart from named exports', () => {
    expect(only('export default { f() {} }').exportedAs).to.deep.equal(['default.f']);
  });

  it('leaves out declarations without a body', () => {
    expect(functionsOf('declare function f(a: string): void; interface I { g(): void }', 'a.ts')).to.deep.equal([]);
    expect(
      only('function f(a: string): void; function f(a: number): void; function f(a: unknown) {}', 'a.ts').name,
    ).to.equal('f');
  });

  it('is not fooled by a local exports or by text', () => {
    const text = `function wrap(module, exports) { exports.f = () => {}; }
// function g() {}
const text = 'function h() {}';`;
    expect(functionsOf(text).map(({ name, exportedAs }) => [name, [...exportedAs]])).to.deep.equal([
      ['wrap', []],
      ['f', []],
    ]);
  });

  it('takes the function that is not a member first', () => {
    const text = 'const o = { f() {} };\nconst f = a => a;';
    expect(parseSource('a.js', text).functionNamed('f')?.line).to.equal(2);
  });
});
