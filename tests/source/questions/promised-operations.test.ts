import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

const start = `import redis from 'redis';\nimport { promisify } from 'util';\nconst client = redis.createClient();\n`;

const promised: Record<string, string> = {
  'a promisified operation that is called':
    'const get = promisify(client.hgetall).bind(client);\nget("a").then(console.log);',
  'one that is called at once': 'promisify(client.hgetall).call(client, "a");',
  'an operation under await': 'async function f() { const all = await client.hgetall("a"); }',
  'then on an operation': 'client.hgetall("a").then(console.log);',
  'an operation in a promise': 'new Promise(resolve => client.hgetall("a", (error, all) => resolve(all)));',
  "bluebird's names": 'client.hgetallAsync("a");',
  'one that is handed on': 'f(promisify(client.hgetall));',
};

const called: Record<string, string> = {
  'a callback': 'client.hgetall("a", (error, all) => console.log(all));',
  'await left over beside a callback':
    'async function f() { await client.hgetall("a", (error, all) => console.log(all)); }',
  'an import that is not used': 'client.hgetall("a", console.log);',
  'a promisified operation that is never used':
    'const get = promisify(client.hgetall).bind(client);\nclient.hgetall("a", f);',
  'a promise about something else':
    'new Promise(resolve => client.on("connect", resolve)).then(() => client.hgetall("a", f));',
};

describe('operations that are done with promises', () => {
  const of = (text: string) => parseSource('a.js', start + text).promisedOperations(['hset', 'hgetall']);

  for (const [what, text] of Object.entries(promised))
    it(`are seen: ${what}`, () => expect(of(text).map(({ name }) => name)).to.deep.equal(['hgetall']));
  for (const [what, text] of Object.entries(called))
    it(`are not seen in ${what}`, () => expect(of(text)).to.deep.equal([]));

  it('are told by their lines', () => {
    expect(of('client.hset("a", "b", 1).then(f);')).to.deep.equal([{ name: 'hset', line: 4 }]);
  });
});
