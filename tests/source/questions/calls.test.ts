import { expect } from 'chai';
import { type Call, parseSource } from '../../../harness/source';

const callsOf = (text: string, name = 'a.js') => parseSource(name, text).calls;
const call = (text: string, method: string): Call => {
  const found = callsOf(text).find(candidate => candidate.method === method);
  if (!found) throw new Error(`no call of ${method}`);
  return found;
};

describe('calls', () => {
  it('says the callee as one would, whatever the spacing', () => {
    const text = `client
  . hset ('a');
client?.['hget']?.(1);
(0, util.promisify)(f);
queue.create('q').save(fn);
(function () {})();
handlers[0](1);
new Error('x');`;
    expect(callsOf(text).map(({ callee, method, line, isNew }) => [callee, method, line, isNew])).to.deep.equal([
      ['client.hset', 'hset', 2, false],
      ['client.hget', 'hget', 3, false],
      ['util.promisify', 'promisify', 4, false],
      ['queue.create().save', 'save', 5, false],
      ['queue.create', 'create', 5, false],
      ['function', 'function', 6, false],
      ['handlers[0]', 'handlers', 7, false],
      ['Error', 'Error', 8, true],
    ]);
  });

  it('evaluates arguments that are written out', () => {
    const text = `const channel = 'news'; let time = 100; let later = 1; later = 2;
const person = { name: 'Ann', tags: ['a', -1], ok: true, none: null };
f('a', "b", \`c\`, 1e3, -5, true, null, [1, ['x']], { a: 1, 'b c': [2], channel }, channel, time, person, person.tags[1]);
g(later, undefined, x, \`\${channel} \${time}\`, 'a' + 'b', \`\${x}\`, [x], { ...person, a: 0 }, /r/, 10n);`;
    expect(call(text, 'f').args.map(({ value }) => value)).to.deep.equal([
      'a',
      'b',
      'c',
      1000,
      -5,
      true,
      null,
      [1, ['x']],
      { a: 1, 'b c': [2], channel: 'news' },
      'news',
      100,
      { name: 'Ann', tags: ['a', -1], ok: true, none: null },
      -1,
    ]);
    const { args } = call(text, 'g');
    expect(args.map(({ value }) => value)).to.deep.equal([
      undefined,
      undefined,
      undefined,
      'news 100',
      'ab',
      undefined,
      undefined,
      { name: 'Ann', tags: ['a', -1], ok: true, none: null, a: 0 },
      undefined,
      undefined,
    ]);
    expect(args[0]).to.deep.equal({ text: 'later', isFunction: false });
  });

  it('resolves a name where it is used: a shadowing parameter is not the constant', () => {
    const text = `const channel = 'outer';
function send(channel) { client.publish(channel); }
{ const channel = 'inner'; f(channel); }
for (const channel of list) g(channel);
try {} catch (channel) { h(channel); }`;
    expect(['publish', 'f', 'g', 'h'].map(name => call(text, name).args[0]?.value)).to.deep.equal([
      undefined,
      'inner',
      undefined,
      undefined,
    ]);
  });

  it('does not trust an array that the file changes', () => {
    for (const change of [
      'list.push(2)',
      'list[0] = 2',
      'list.length = 0',
      '[list] = [3]',
      'list++',
      'delete list[0]',
    ]) {
      expect(call(`let list = [1]; ${change}; f(list)`, 'f').args[0], change).not.to.have.property('value');
    }
    expect(call('let list = [1]; list.map(x => x); f(list)', 'f').args[0]?.value).to.deep.equal([1]);
  });

  it('tells where callees and arguments come from, whatever they are called', () => {
    const text = `import r, { print as show } from 'redis';
import { promisify as p } from 'node:util';
const { createClient: make } = r;
const db = make();
let late; late = r.createClient();
db.hset('k', 'f', 'v', show);
late.get('k', r.print);
const read = p(db.get).bind(db);
read('k');
require('kue').createQueue().process('q', work);
function other(db) { db.del('k'); }
function work() {}`;
    expect(call(text, 'hset').origin).to.equal('redis.createClient().hset');
    expect(call(text, 'hset').args[3]).to.deep.equal({ text: 'show', origin: 'redis.print', isFunction: false });
    expect(call(text, 'get')).to.deep.include({ callee: 'late.get', origin: 'redis.createClient().get' });
    expect(call(text, 'p').origin).to.equal('util.promisify');
    expect(call(text, 'read').origin).to.equal('util.promisify().bind()');
    expect(call(text, 'process').origin).to.equal('kue.createQueue().process');
    expect(call(text, 'process').args[1]?.isFunction).to.equal(true);
    expect(call(text, 'del')).not.to.have.property('origin');
  });

  it('follows clients kept in a class and awaited clients', () => {
    const text = `const redis = require('redis');
class A { queue = redis.createClient(); constructor() { this.db = redis.createClient(); } run() { this.db.hget(1); this.queue.lpop(2); } }
const c = await redis.createClient().on('error', f).connect(); c.hgetall(1);`;
    expect(call(text, 'hget').origin).to.equal('redis.createClient().hget');
    expect(call(text, 'lpop').origin).to.equal('redis.createClient().lpop');
    expect(call(text, 'hgetall').origin).to.equal('redis.createClient().on().connect().hgetall');
  });

  it('knows the function around a call, and whether it is awaited', () => {
    const text = `async function show(key) { const v = await get(key); list.forEach(() => { each(v); }); }
const save = wrap(async () => { await put(1); });
async function both() { await Promise.all([one(), two()]); }
class Store { load() { read(); } }
function wrap(f) { return f; }`;
    const facts = Object.fromEntries(
      callsOf(text).map(({ method, inFunction, awaited }) => [method, `${inFunction} ${awaited}`]),
    );
    expect(facts).to.deep.equal({
      get: 'show true',
      forEach: 'show false',
      each: 'show false',
      wrap: 'undefined false',
      put: 'save true',
      all: 'both true',
      one: 'both true',
      two: 'both true',
      read: 'load false',
    });
  });

  it('knows what belongs to the course of the module', () => {
    const text = `a();
(async () => { b(); })();
const main = async () => { c(); };
main().catch(console.error);
client.on('connect', () => { d(); });
f1().then(() => { e(); });
!function () { g(); }.call(this);
if (require.main === module) { h(); }
client.on('message', () => { no1(); });
function used(x) { no2(); }
used(1);
function twice() { no3(); } twice(); twice();
function never() { no4(); }
setTimeout(() => { no5(); }, 100);
function loop() { loop(); no6(); }`;
    const top = callsOf(text).filter(({ method }) => /^([a-h]|no\d)$/.test(method));
    expect(top.filter(({ topLevel }) => topLevel).map(({ method }) => method)).to.deep.equal([
      'a',
      'b',
      'c',
      'd',
      'e',
      'g',
      'h',
    ]);
    expect(call(text, 'd').inCallback).to.equal('client.on');
    expect(call(text, 'c')).not.to.have.property('inCallback');
    expect(call(text, 'c').inFunction).to.equal('main');
  });

  it('ignores comments and strings', () => {
    expect(
      callsOf(`// f()\n/* g() */ const s = 'h()' + \`i() \${j()}\`; /k()/`).map(({ callee }) => callee),
    ).to.deep.equal(['j']);
  });
});
