import type { Equivalent, Flaw } from '../flaw';

const task = 'task-2';
const program = '1-redis_op';
const session = 'It shows the session of the exercise';
const refused = 'Without Redis it says that it is not connected, and why, and confirms nothing';
const setTakes = "setNewSchool takes a school's name and a value";
const sets = "setNewSchool stores the value under the school's name, and confirms it";
const prints = 'The confirmation comes from redis.print';
const displayTakes = "displaySchoolValue takes a school's name";
const displays = "displaySchoolValue shows the value that Redis holds under the school's name";
const calls = 'It ends with the three calls';
const callbacks = 'The operations on Redis take callbacks, and no promises yet';

const setting = 'client.set(schoolName, value, redis.print);';
const getting = `client.get(schoolName, (error, value) => console.log(error ? \`\${error}\` : value));`;
const onConnect = "client.on('connect', () => console.log('Redis client connected to the server'));";
const onError = `client.on('error', error => console.log(\`Redis client not connected to the server: \${error}\`));`;
const importing = "import redis from 'redis';";
const lastCall = "displaySchoolValue('HolbertonSanFrancisco');";

export const flaws: Flaw[] = [
  {
    id: 'op-shows-from-memory',
    program,
    find: getting,
    replace:
      "client.get(schoolName, () => console.log(schoolName === 'Holberton' ? 'School' : schoolName === 'HolbertonSanFrancisco' ? '100' : null));",
    task,
    rule: displays,
    how: 'The values are those that the session shows, and not those of Redis.',
  },
  {
    id: 'op-keeps-values-itself',
    program,
    find: setting,
    replace: 'client.ping(() => redis.print(null, "OK"));',
    task,
    rule: sets,
    how: 'The confirmation is printed, but nothing is stored.',
  },
  {
    id: 'op-sets-in-a-hash',
    program,
    find: setting,
    replace:
      "client.hset('schools', schoolName, value, () => client.set('HolbertonSanFrancisco', '100', redis.print));",
    task,
    rule: sets,
    how: 'All schools are put into one hash.',
  },
  {
    id: 'op-sets-fixed-value',
    program,
    find: setting,
    replace: "client.set(schoolName, '100', redis.print);",
    task,
    rule: sets,
    how: 'The value of the example is written into the function.',
  },
  {
    id: 'op-sets-number',
    program,
    find: setting,
    replace: 'client.set(schoolName, parseInt(value, 10) || 0, redis.print);',
    task,
    rule: sets,
    how: 'A value is taken for a number.',
  },
  {
    id: 'op-swaps-arguments',
    program,
    find: 'function setNewSchool(schoolName: string, value: string)',
    replace: 'function setNewSchool(value: string, schoolName: string)',
    task,
    rule: sets,
    how: 'The arguments change places.',
  },
  {
    id: 'op-calls-print-at-once',
    program,
    find: setting,
    replace: 'client.set(schoolName, value, (redis.print as () => void)() as never);',
    task,
    rule: session,
    how: 'redis.print() is called where it should be handed on.',
  },
  {
    id: 'op-prints-before-the-reply',
    program,
    find: setting,
    replace: "client.set(schoolName, value);\n  redis.print(null, 'OK');",
    task,
    rule: refused,
    how: 'The confirmation does not wait for Redis.',
  },
  {
    id: 'op-does-not-confirm',
    program,
    find: setting,
    replace: 'client.set(schoolName, value);\n  void redis.print;',
    task,
    rule: session,
    how: 'The callback is left out.',
  },
  {
    id: 'op-confirms-by-console',
    program,
    find: setting,
    replace: `client.set(schoolName, value, (_error, reply) => console.log(\`Reply: \${reply}\`));`,
    task,
    rule: prints,
    how: 'The line of redis.print is written by hand.',
  },
  {
    id: 'op-set-takes-callback',
    program,
    find: 'function setNewSchool(schoolName: string, value: string)',
    replace: 'function setNewSchool(schoolName: string, value: string, print: typeof redis.print)',
    task,
    rule: setTakes,
    how: 'The callback is made an argument.',
  },
  {
    id: 'op-set-takes-a-pair',
    program,
    find: 'function setNewSchool(schoolName: string, value: string): void {',
    replace:
      'function setNewSchool(pair: string[]): void {\n  setSchool(pair[0] as string, pair[1] as string);\n}\n\nfunction setSchool(schoolName: string, value: string): void {',
    task,
    rule: setTakes,
    how: 'Name and value come as one argument.',
  },
  {
    id: 'op-display-takes-callback',
    program,
    find: 'function displaySchoolValue(schoolName: string)',
    replace: 'function displaySchoolValue(schoolName: string, done: () => void)',
    task,
    rule: displayTakes,
    how: 'A second argument says what comes next.',
  },
  {
    id: 'op-display-prints-reply',
    program,
    find: getting,
    replace: 'client.get(schoolName, redis.print);',
    task,
    rule: displays,
    how: 'The value is shown by redis.print too, which puts Reply before it.',
  },
  {
    id: 'op-display-with-label',
    program,
    find: ': value));',
    replace: `: \`\${schoolName}: \${value}\`));`,
    task,
    rule: displays,
    how: 'The name is shown before the value.',
  },
  {
    id: 'op-display-prints-return',
    program,
    find: getting,
    replace: 'console.log(client.get(schoolName));',
    task,
    rule: displays,
    how: 'What the call returns is taken for the value.',
  },
  {
    id: 'op-display-one-key-only',
    program,
    find: 'client.get(schoolName, (error',
    replace: "client.get(schoolName === 'Holberton' ? schoolName : 'HolbertonSanFrancisco', (error",
    task,
    rule: displays,
    how: 'The key of the example is written into the function.',
  },
  {
    id: 'op-last-call-missing',
    program,
    find: lastCall,
    replace: '',
    task,
    rule: calls,
    how: 'The third call is forgotten.',
  },
  {
    id: 'op-value-as-number',
    program,
    find: "setNewSchool('HolbertonSanFrancisco', '100');",
    replace: "setNewSchool('HolbertonSanFrancisco', 100 as unknown as string);",
    task,
    rule: calls,
    how: 'The value is given as a number.',
  },
  {
    id: 'op-first-call-missing',
    program,
    find: "displaySchoolValue('Holberton');",
    replace: '',
    task,
    rule: session,
    how: 'The first call is forgotten.',
  },
  {
    id: 'op-no-connected-line',
    program,
    find: onConnect,
    replace: '',
    task,
    rule: session,
    how: 'The handlers of task 1 are not copied.',
  },
  {
    id: 'op-no-error-handler',
    program,
    find: onError,
    replace: '',
    task,
    rule: refused,
    how: 'Only one of the two handlers of task 1 is copied.',
  },
  {
    id: 'op-promisifies',
    program,
    find: getting,
    replace: "require('node:util').promisify(client.get).bind(client)(schoolName).then(console.log);",
    task,
    rule: callbacks,
    how: 'The way of task 3 is taken here already.',
  },
  {
    id: 'op-awaits',
    program,
    find: getting,
    replace:
      '(async () => console.log(await new Promise(resolve => client.get(schoolName, (_error, value) => resolve(value)))))();',
    task,
    rule: callbacks,
    how: 'The callback is wrapped in a promise.',
  },
  {
    id: 'op-requires',
    program,
    find: importing,
    replace: "const redis = require('redis');",
    task,
    rule: 'Better, the library comes by import here too',
    how: 'The example of the documentation is copied.',
  },
  {
    id: 'op-school-where-nothing-is',
    program: program,
    find: 'error ? `${error}` : value',
    replace: `error ? \`\${error}\` : (value ?? 'School')`,
    task,
    rule: `displaySchoolValue shows the value that Redis holds under the school's name`,
    how: 'What the exercise shows is written out for the case that nothing is there.',
  },
];

export const equivalents: Equivalent[] = [
  {
    id: 'op-prints-in-a-callback',
    program,
    find: setting,
    replace: 'client.set(schoolName, value, (error, reply) => redis.print(error, reply));',
    task,
    what: 'redis.print is called in a callback.',
  },
  {
    id: 'op-prints-a-text',
    program,
    find: setting,
    replace: `client.set(schoolName, value, (error, reply) => {\n    if (error) throw error;\n    (redis.print as (text: string) => void)(\`Reply: \${reply}\`);\n  });`,
    task,
    what: 'redis.print is called with a text of its own, which it prints as it is.',
  },
  {
    id: 'op-upper-case',
    program,
    find: setting,
    replace: 'client.SET(schoolName, value, redis.print);',
    task,
    what: 'The command in upper case.',
  },
  {
    id: 'op-transaction',
    program,
    find: setting,
    replace: 'client.multi().set(schoolName, value).exec((error, replies) => redis.print(error, replies?.[0]));',
    task,
    what: 'The value is set in a transaction.',
  },
  {
    id: 'op-arrow-functions',
    program,
    find: 'function displaySchoolValue(schoolName: string): void {',
    replace: 'const displaySchoolValue = function (schoolName: string): void {',
    task,
    what: 'The function is the value of a constant.',
  },
  {
    id: 'op-calls-on-connect',
    program,
    find: "displaySchoolValue('Holberton');\nsetNewSchool('HolbertonSanFrancisco', '100');\ndisplaySchoolValue('HolbertonSanFrancisco');",
    replace:
      "client.on('connect', () => {\n  displaySchoolValue('Holberton');\n  setNewSchool('HolbertonSanFrancisco', '100');\n  displaySchoolValue('HolbertonSanFrancisco');\n});",
    task,
    what: 'The calls are made once it is connected.',
  },
  {
    id: 'op-calls-in-main',
    program,
    find: "displaySchoolValue('Holberton');\nsetNewSchool('HolbertonSanFrancisco', '100');\ndisplaySchoolValue('HolbertonSanFrancisco');",
    replace:
      "async function main() {\n  displaySchoolValue('Holberton');\n  setNewSchool('HolbertonSanFrancisco', '100');\n  displaySchoolValue('HolbertonSanFrancisco');\n}\n\nmain();",
    task,
    what: 'The calls stand in an async function at the end, which awaits nothing.',
  },
  {
    id: 'op-promisify-left-over',
    program: program,
    find: `process.once('SIGTERM', () => process.exit(0));`,
    replace: `process.once('SIGTERM', () => process.exit(0));

const left = { over: require('node:util').promisify };
void left;`,
    task,
    what: 'promisify is brought in and not used.',
  },
  {
    id: 'op-stays-alive',
    program: program,
    find: `displaySchoolValue('Holberton');
setNewSchool('HolbertonSanFrancisco', '100');
displaySchoolValue('HolbertonSanFrancisco');`,
    replace: `displaySchoolValue('Holberton');
setNewSchool('HolbertonSanFrancisco', '100');
displaySchoolValue('HolbertonSanFrancisco');
process.stdin.resume();`,
    task,
    what: 'Something harmless follows the calls.',
  },
];
