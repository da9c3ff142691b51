import type { Equivalent, Flaw } from '../flaw';

const task = 'task-3';
const program = '2-redis_op_async';
const session = 'It shows the session of the exercise; School and the reply may change places';
const refused = 'Without Redis it says that it is not connected, and why, and confirms nothing';
const setTakes = "setNewSchool is as in task 2: it takes a school's name and a value";
const sets = "setNewSchool is as in task 2: it stores the value under the school's name, and confirms it";
const prints = 'setNewSchool is as in task 2: the confirmation comes from redis.print';
const displayTakes = "displaySchoolValue still takes a school's name";
const displays = "displaySchoolValue still shows the value that Redis holds under the school's name";
const awaits = 'displaySchoolValue is an async function that awaits';
const promisified = 'What is awaited was made by promisify';
const calls = 'It still makes the three calls, in their order';

const setting = 'client.set(schoolName, value, redis.print);';
const showing = 'console.log(await get(schoolName));';
const getter = 'promisify(client.get).bind(client)';
const firstCall = "await displaySchoolValue('Holberton');";
const onConnect = "client.on('connect', () => console.log('Redis client connected to the server'));";
const onError = `client.on('error', error => console.log(\`Redis client not connected to the server: \${error}\`));`;

export const flaws: Flaw[] = [
  {
    id: 'async-shows-from-memory',
    program,
    find: showing,
    replace: "await get(schoolName);\n    console.log(schoolName === 'Holberton' ? 'School' : '100');",
    task,
    rule: displays,
    how: 'The values are those that the session shows, and not those of Redis.',
  },
  {
    id: 'async-without-await',
    program,
    find: showing,
    replace: 'console.log(get(schoolName));',
    task,
    rule: awaits,
    how: 'The promise is printed instead of what it gives.',
  },
  {
    id: 'async-then',
    program,
    find: showing,
    replace: 'get(schoolName).then(value => console.log(value));',
    task,
    rule: awaits,
    how: 'The promise is handled by then.',
  },
  {
    id: 'async-not-async',
    program,
    find: `async function displaySchoolValue(schoolName: string): Promise<void> {\n  try {\n    console.log(await get(schoolName));\n  } catch (error) {\n    console.log(\`\${error}\`);\n  }\n}`,
    replace:
      'function displaySchoolValue(schoolName: string): void {\n  (async () => {\n    console.log(await get(schoolName));\n  })();\n}',
    task,
    rule: awaits,
    how: 'The function itself stays a plain one.',
  },
  {
    id: 'async-without-promisify',
    program,
    find: getter,
    replace: 'client.get.bind(client)',
    task,
    rule: promisified,
    how: 'A command that takes a callback is awaited as it is, as one does with node redis 4.',
  },
  {
    id: 'async-own-promise',
    program,
    find: getter,
    replace: '(name: string) => new Promise(resolve => client.get(name, (_error, value) => resolve(value)))',
    task,
    rule: promisified,
    how: 'The promise is made by hand.',
  },
  {
    id: 'async-unbound',
    program,
    find: getter,
    replace: 'promisify(client.get)',
    task,
    rule: session,
    how: 'The promisified function is not bound to its client.',
  },
  {
    id: 'async-awaits-nothing',
    program,
    find: getter,
    replace: 'promisify((name: string, done: (error: null, value: string) => void) => done(null, name))',
    task,
    rule: session,
    how: 'Something else is promisified than the get of the client.',
  },
  {
    id: 'async-other-command',
    program,
    find: getter,
    replace: 'promisify(client.type).bind(client)',
    task,
    rule: session,
    how: 'Another command is promisified.',
  },
  {
    id: 'async-display-named-otherwise',
    program,
    find: 'async function displaySchoolValue(schoolName: string): Promise<void> {',
    replace:
      'function displaySchoolValue(schoolName: string): void {\n  displaySchoolValueAsync(schoolName);\n}\n\nasync function displaySchoolValueAsync(schoolName: string): Promise<void> {',
    task,
    rule: awaits,
    how: 'The async function is a second one, beside that of task 2.',
  },
  {
    id: 'async-display-takes-more',
    program,
    find: 'async function displaySchoolValue(schoolName: string)',
    replace: 'async function displaySchoolValue(schoolName: string, done: () => void)',
    task,
    rule: displayTakes,
    how: 'The callback stays an argument.',
  },
  {
    id: 'async-set-takes-more',
    program,
    find: 'function setNewSchool(schoolName: string, value: string)',
    replace: 'function setNewSchool(schoolName: string, value: string, done: () => void)',
    task,
    rule: setTakes,
    how: 'A callback is made an argument.',
  },
  {
    id: 'async-sets-fixed-value',
    program,
    find: setting,
    replace: "client.set(schoolName, '100', redis.print);",
    task,
    rule: sets,
    how: 'The value of the example is written into the function.',
  },
  {
    id: 'async-set-prints-itself',
    program,
    find: setting,
    replace: `client.set(schoolName, value, (_error, reply) => console.log(\`Reply: \${reply}\`));`,
    task,
    rule: prints,
    how: 'The line of redis.print is written by hand.',
  },
  {
    id: 'async-set-prints-before',
    program,
    find: setting,
    replace: "client.set(schoolName, value);\n  redis.print(null, 'OK');",
    task,
    rule: refused,
    how: 'The confirmation does not wait for Redis.',
  },
  {
    id: 'async-first-call-missing',
    program,
    find: firstCall,
    replace: '',
    task,
    rule: calls,
    how: 'The first call is forgotten.',
  },
  {
    id: 'async-other-value',
    program,
    find: "'100'",
    replace: "'1000'",
    task,
    rule: calls,
    how: 'Another value is typed.',
  },
  {
    id: 'async-no-connected-line',
    program,
    find: onConnect,
    replace: '',
    task,
    rule: session,
    how: 'The handlers of task 1 are not copied.',
  },
  {
    id: 'async-no-error-handler',
    program,
    find: onError,
    replace: '',
    task,
    rule: refused,
    how: 'Only one of the two handlers of task 1 is copied.',
  },
  {
    id: 'async-requires',
    program,
    find: "import redis from 'redis';",
    replace: "const redis = require('redis');",
    task,
    rule: 'Better, the library comes by import here too',
    how: 'The example of the documentation is copied.',
  },
  {
    id: 'async-school-where-nothing-is',
    program: program,
    find: 'console.log(await get(schoolName));',
    replace: `console.log((await get(schoolName)) ?? 'School');`,
    task,
    rule: `displaySchoolValue still shows the value that Redis holds under the school's name`,
    how: 'What the exercise shows is written out for the case that nothing is there.',
  },
];

const main = `async function main(): Promise<void> {
  await displaySchoolValue('Holberton');
  setNewSchool('HolbertonSanFrancisco', '100');
  await displaySchoolValue('HolbertonSanFrancisco');
}

main();`;
const plainCalls = `displaySchoolValue('Holberton');
setNewSchool('HolbertonSanFrancisco', '100');
displaySchoolValue('HolbertonSanFrancisco');`;

export const equivalents: Equivalent[] = [
  {
    id: 'async-with-polyfills',
    program,
    find: "import redis from 'redis';",
    replace: "import 'core-js/stable';\nimport 'regenerator-runtime/runtime';\nimport redis from 'redis';",
    task,
    what: 'What older Babels asked for is imported first.',
  },
  {
    id: 'async-reply-before-school',
    program,
    find: main,
    replace: plainCalls,
    task,
    what: 'The calls stand alone: the reply may come before School.',
  },
  {
    id: 'async-immediate-function',
    program,
    find: main,
    replace: `(async () => {\n${plainCalls.replaceAll('\n', '\nawait ')}\n})();`,
    task,
    what: 'The calls stand in an immediately called function.',
  },
  {
    id: 'async-calls-on-connect',
    program,
    find: main,
    replace: `client.on('connect', () => {\n${plainCalls}\n});`,
    task,
    what: 'The calls are made once it is connected.',
  },
  {
    id: 'async-promisified-inside',
    program,
    find: showing,
    replace: 'const value = await promisify(client.GET).call(client, schoolName);\n    console.log(value);',
    task,
    what: 'The function is promisified where it is used.',
  },
  {
    id: 'async-util-promisify',
    program,
    find: getter,
    replace: "require('util').promisify(client.get.bind(client))",
    task,
    what: 'It is bound first and promisified then.',
  },
  {
    id: 'async-arrow',
    program,
    find: `async function displaySchoolValue(schoolName: string): Promise<void> {\n  try {\n    console.log(await get(schoolName));\n  } catch (error) {\n    console.log(\`\${error}\`);\n  }\n}`,
    replace:
      'const displaySchoolValue = async (schoolName: string): Promise<void> => {\n  const value = await get(schoolName).catch(error => console.log(error.toString()));\n  console.log(value);\n};',
    task,
    what: 'An arrow function.',
  },
  {
    id: 'async-last-call-in-a-timer',
    program: program,
    find: `  await displaySchoolValue('HolbertonSanFrancisco');
`,
    replace: `  setTimeout(() => displaySchoolValue('HolbertonSanFrancisco'), 20);
`,
    task,
    what: 'The last call waits for a timer.',
  },
];
