import type { Equivalent, Flaw } from '../flaw';

const task = 'task-4';
const program = '4-redis_advanced_op';
const session = 'It shows the session of the exercise';
const refused = 'Better, without Redis it says that it is not connected, and why';
const stores = 'The hash HolbertonSchools gets its six values, each by an hset of its own';
const prints = 'Each hset is answered for by redis.print';
const shows = 'It shows the hash that Redis holds, by hgetall';
const callbacks = 'The operations on the hash take callbacks, and no promises yet';

const paris = "client.hset(key, 'Paris', '2', redis.print);";
const cali = "client.hset(key, 'Cali', '40', redis.print);";
const all = `client.hgetall(key, (error, schools) => console.log(error ? \`\${error}\` : schools));`;
const onConnect = "client.on('connect', () => console.log('Redis client connected to the server'));";
const onError = `client.on('error', error => console.log(\`Redis client not connected to the server: \${error}\`));`;
const six = `client.hset(key, 'Portland', '50', redis.print);
client.hset(key, 'Seattle', '80', redis.print);
client.hset(key, 'New York', '20', redis.print);
client.hset(key, 'Bogota', '20', redis.print);
client.hset(key, 'Cali', '40', redis.print);
client.hset(key, 'Paris', '2', redis.print);`;
const schools = "{ Portland: '50', Seattle: '80', 'New York': '20', Bogota: '20', Cali: '40', Paris: '2' }";

export const flaws: Flaw[] = [
  {
    id: 'hash-shown-from-memory',
    program,
    find: all,
    replace: `client.hgetall(key, () => console.log(${schools}));`,
    task,
    rule: shows,
    how: 'The object is the one that the session shows, and not that of Redis.',
  },
  {
    id: 'hash-replies-from-memory',
    program,
    find: cali,
    replace: "client.hset(key, 'Cali', '40', () => redis.print(null, 1 as never));",
    task,
    rule: shows,
    how: 'The reply is the one that the session shows, and not that of Redis.',
  },
  {
    id: 'hash-other-key',
    program,
    find: "const key = 'HolbertonSchools';",
    replace: "const key = 'HolbertonSchool';",
    task,
    rule: stores,
    how: 'The key is typed from memory.',
  },
  {
    id: 'hash-wrong-value',
    program,
    find: "'Bogota', '20'",
    replace: "'Bogota', '50'",
    task,
    rule: stores,
    how: 'A value slips by a line.',
  },
  {
    id: 'hash-other-field',
    program,
    find: "'New York'",
    replace: "'NewYork'",
    task,
    rule: stores,
    how: 'The blank in the name is left out.',
  },
  {
    id: 'hash-one-missing',
    program,
    find: paris,
    replace: '',
    task,
    rule: stores,
    how: 'The last school is forgotten.',
  },
  {
    id: 'hash-by-hmset',
    program,
    find: six,
    replace: `client.hmset(key, ${schools}, redis.print);`,
    task,
    rule: stores,
    how: 'All fields are stored at once, which gives one reply.',
  },
  {
    id: 'hash-by-one-hset',
    program,
    find: six,
    replace: `client.hset(key, ...Object.entries(${schools}).flat(), redis.print);`,
    task,
    rule: stores,
    how: 'All fields go into one hset.',
  },
  {
    id: 'hash-as-strings',
    program,
    find: paris,
    replace: "client.set('Paris', '2', redis.print);",
    task,
    rule: stores,
    how: 'A value is stored as a key of its own.',
  },
  {
    id: 'hash-as-json',
    program,
    find: six,
    replace: `for (let at = 0; at < 6; at += 1) client.set(key, JSON.stringify(${schools}), () => redis.print(null, 1 as never));`,
    task,
    rule: stores,
    how: 'The object is stored as a text.',
  },
  {
    id: 'hash-one-without-print',
    program,
    find: cali,
    replace: "client.hset(key, 'Cali', '40');",
    task,
    rule: session,
    how: 'One of the six has no redis.print.',
  },
  {
    id: 'hash-print-called-at-once',
    program,
    find: cali,
    replace: "client.hset(key, 'Cali', '40', (redis.print as () => void)() as never);",
    task,
    rule: session,
    how: 'redis.print() is called where it should be handed on.',
  },
  {
    id: 'hash-print-by-console',
    program,
    find: six,
    replace: `for (const [name, value] of Object.entries(${schools})) {\n  client.hset(key, name, value, (_error, reply) => console.log('Reply: ' + reply));\n}`,
    task,
    rule: prints,
    how: 'The line of redis.print is written by hand.',
  },
  {
    id: 'hash-shown-by-print',
    program,
    find: all,
    replace: 'client.hgetall(key, redis.print as never);',
    task,
    rule: session,
    how: 'The object is handed to redis.print, which joins it to a text.',
  },
  {
    id: 'hash-shown-as-json',
    program,
    find: all,
    replace: 'client.hgetall(key, (_error, schools) => console.log(JSON.stringify(schools)));',
    task,
    rule: session,
    how: 'The object is shown as JSON.',
  },
  {
    id: 'hash-by-hget',
    program,
    find: all,
    replace: `const names = Object.keys(${schools});
client.hmget(key, names, (_error, values) =>
  console.log(Object.fromEntries(names.map((name, index) => [name, values[index]]))),
);`,
    task,
    rule: shows,
    how: 'The fields are asked for by their names.',
  },
  {
    id: 'hash-shown-too-early',
    program,
    find: `${paris}\n\n${all}`,
    replace: `${all}\n${paris}`,
    task,
    rule: session,
    how: 'The hash is asked for before all is stored.',
  },
  {
    id: 'hash-no-connected-line',
    program,
    find: onConnect,
    replace: '',
    task,
    rule: session,
    how: 'The handlers of task 1 are not copied.',
  },
  {
    id: 'hash-no-error-handler',
    program,
    find: onError,
    replace: '',
    task,
    rule: refused,
    how: 'Only one of the two handlers of task 1 is copied.',
  },
  {
    id: 'hash-promisified',
    program,
    find: all,
    replace: "require('node:util').promisify(client.hgetall).bind(client)(key).then(console.log);",
    task,
    rule: callbacks,
    how: 'The way of task 3 is kept.',
  },
  {
    id: 'hash-requires',
    program,
    find: "import redis from 'redis';",
    replace: "const redis = require('redis');",
    task,
    rule: 'Better, the library comes by import here too',
    how: 'The example of the documentation is copied.',
  },
];

export const equivalents: Equivalent[] = [
  {
    id: 'hash-in-a-loop',
    program,
    find: six,
    replace: `const schools = ${schools};\nfor (const name in schools) client.hset(key, name, schools[name as 'Paris'], redis.print);`,
    task,
    what: 'A loop over an object.',
  },
  {
    id: 'hash-of-numbers',
    program,
    find: six,
    replace: `Object.entries(${schools}).forEach(([name, value]) => client.HSET('HolbertonSchools', name, Number(value), (error, reply) => redis.print(error, reply)));`,
    task,
    what: 'Numbers, upper case, and redis.print called in a callback.',
  },
  {
    id: 'hash-in-a-transaction',
    program,
    find: cali,
    replace: "client.multi().hset(key, 'Cali', '40', redis.print).exec();",
    task,
    what: 'One of the values is stored in a transaction.',
  },
  {
    id: 'hash-on-connect',
    program,
    find: `${six}\n\n${all}`,
    replace: `client.on('ready', () => {\n${six}\n${all}\n});`,
    task,
    what: 'All is done once it is connected.',
  },
  {
    id: 'hash-deleted-first',
    program: program,
    find: `const key = 'HolbertonSchools';`,
    replace: `const key = 'HolbertonSchools';

client.del(key);`,
    task,
    what: 'The hash is deleted first.',
  },
  {
    id: 'hash-field-deleted-first',
    program: program,
    find: `client.hset(key, 'Portland', '50', redis.print);`,
    replace: `client.hdel(key, 'Cali');
client.hset(key, 'Portland', '50', redis.print);`,
    task,
    what: 'A field of the hash is deleted first.',
  },
  {
    id: 'hash-await-left-over',
    program: program,
    find: 'client.hgetall(key, (error, schools) => console.log(error ? `${error}` : schools));',
    replace: `async function show() {
  await client.hgetall(key, (error, schools) => console.log(error ? \`\${error}\` : schools));
}

show();`,
    task,
    what: 'await is left over beside a callback.',
  },
];
