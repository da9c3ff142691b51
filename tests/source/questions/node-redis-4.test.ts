import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

const signsOf = (text: string) => parseSource('a.js', text).usesNodeRedis4.map(({ line, what }) => `${line} ${what}`);

describe('usesNodeRedis4', () => {
  it('recognises a program for version 4', () => {
    const text = `import { createClient } from 'redis';
const client = createClient({ socket: { port: 1 } });
await client.connect();
await client.hSet('k', 'f', 'v');
const all = await client.hGetAll('k');
const v = await client.get('k');
await client.publish('c', 'm');
client.set('a', 'b').then(console.log);
await client.subscribe('c', (message, channel) => {});
client.duplicate().connect();`;
    expect(signsOf(text)).to.deep.equal([
      '2 createClient with the option socket',
      '3 client.connect',
      '4 client.hSet',
      '5 client.hGetAll',
      '6 await client.get',
      '7 await client.publish',
      '8 client.set().then',
      '9 client.subscribe with a listener for messages',
      '10 client.duplicate().connect',
    ]);
  });

  it('recognises other ways to a client', () => {
    expect(signsOf(`const redis = require('redis'); let db; db = redis.createClient(); db.connect()`)).to.deep.equal([
      '1 db.connect',
    ]);
    expect(signsOf(`const c = await require('redis').createClient().on('error', f).connect();`)).to.deep.equal([
      '1 require().createClient().on().connect',
    ]);
    expect(signsOf(`import redis from 'redis'; function f(c) { c.hSet('a', 'b', 'c'); }`)).to.deep.equal(['1 c.hSet']);
    expect(signsOf(`import { createClient } from '@redis/client';`)).to.deep.equal(['1 imports @redis/client']);
  });

  it('has no sign in a program for version 3', () => {
    const text = `import redis from 'redis';
import { promisify } from 'util';
const client = redis.createClient({ host: 'localhost', retry_strategy: f });
client.on('connect', () => console.log('connected'));
client.hset('k', 'f', 'v', redis.print); client.HSET('k', 'f', 'v', redis.print);
client.hgetall('k', (err, all) => console.log(all));
const get = promisify(client.get).bind(client);
async function f() { await get('k'); await get.call(client, 'k'); }
client.subscribe('c'); client.subscribe('c', (err, count) => {}); client.on('message', (channel, message) => {});
client.sendCommand('x'); client.addListener('x', f); client.multi().exec(g);
list.forEach(x => x); map.setTimeout(1); socket.connect(); mongo.connect();
// client.connect(); client.hSet()
const s = 'await client.connect()';`;
    expect(signsOf(text)).to.deep.equal([]);
    expect(signsOf(`const client = mysql.createClient(); client.connect(); client.hSet();`)).to.deep.equal([]);
    expect(
      signsOf(
        `import redis from 'redis'; const client = redis.createClient(); function f(client) { client.connect(); }`,
      ),
    ).to.deep.equal([]);
  });

  it('is not an awaited command that the program has made a promise of', () => {
    const own =
      "import redis from 'redis';\nconst client = redis.createClient();\nclient.get = promisify(client.get).bind(client);";
    expect(signsOf(`${own}\nasync function show() { await client.get('a'); }`)).to.deep.equal([]);
    expect(signsOf(`${own}\nasync function show() { await client.set('a', 'b'); }`)).to.deep.equal([
      '4 await client.set',
    ]);
  });
});
