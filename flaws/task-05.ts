import type { Equivalent, Flaw } from './flaw';

const task = 'task-5';
const subscriber = '5-subscriber';
const publisher = '5-publisher';

export const flaws: Flaw[] = [
  {
    id: 'subscriber-other-channel',
    program: subscriber,
    find: "'holberton school channel'",
    replace: "'holberton school'",
    task,
    rule: 'The subscriber prints every message of its channel, and of no other',
    how: 'The name of the channel is typed from memory.',
  },
  {
    id: 'subscriber-includes-kill',
    program: subscriber,
    find: "message === 'KILL_SERVER'",
    replace: "message.includes('KILL_SERVER')",
    task,
    rule: 'Nothing but KILL_SERVER itself makes the subscriber quit',
    how: 'A part of the message is looked for instead of the whole.',
  },
];

export const equivalents: Equivalent[] = [
  {
    id: 'subscriber-quits-by-exit',
    program: subscriber,
    find: '  client.quit();',
    replace: '  client.quit(() => process.exit(0));',
    task,
    what: 'The program ends by process.exit once it has quit.',
  },
];
