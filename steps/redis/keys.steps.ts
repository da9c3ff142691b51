import { inspect } from 'node:util';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { compareUnordered } from '../../harness/compare/threads';
import { compareTranscript } from '../../harness/compare/transcript';
import { ProgramError } from '../../harness/errors';
import { expectValue } from '../outcome/expect-value';
import { wrongText } from '../outcome/failure';
import { expectExactly } from '../terminal/expect-terminal';
import type { SpecWorld } from '../world/world';
import { hsetReplies } from './hset-replies';

Given('the key {string} is set to {string}', async function (this: SpecWorld, key: string, value: string) {
  await this.recorded.server.command('set', this.fill(key), this.fill(value));
});

Given(
  'the field {string} of the hash {string} is set to {string}',
  async function (this: SpecWorld, field: string, key: string, value: string) {
    await this.recorded.server.command('hset', this.fill(key), this.fill(field), this.fill(value));
  },
);

Then('the key {string} holds {string}', async function (this: SpecWorld, key: string, value: string) {
  const name = this.fill(key);
  await expectValue(this, `The key "${name}"`, this.fill(value), () => textAt(this, name), keysInstead(this, name));
});

// Keeps a value whose form is the program's own under a name, to set it again later.
Then('the key {string} holds a value {name}', async function (this: SpecWorld, key: string, called: string) {
  const name = this.fill(key);
  // A program may respond before it writes.
  await this.session.settle();
  const outcome = await this.session.until(async () => (await textAt(this, name)) ?? undefined);
  if (!outcome.met)
    throw new ProgramError(`There should be a key "${name}" in Redis.${await keysInstead(this, name)()}`);
  this.bindings[called] = outcome.value;
});

Then('there is no key {string}', async function (this: SpecWorld, key: string) {
  await this.session.settle();
  if (await this.recorded.server.command('exists', this.fill(key))) {
    throw new ProgramError(`There should be no key "${this.fill(key)}" in Redis.`);
  }
});

Then('the hash {string} holds exactly:', async function (this: SpecWorld, key: string, table: DataTable) {
  const name = this.fill(key);
  const expected = table
    .raw()
    .map(row => row.join(' = '))
    .join('\n');
  const look = async () => compareUnordered(expected, await fieldsAt(this, name), this.bindings);
  const outcome = await this.session.until(async () => ((await look()).matches ? true : undefined));
  const { difference } = outcome.met ? {} : await look();
  if (!difference) return;
  const other = (await fieldsAt(this, name)).length === 0 ? await keysInstead(this, name)() : '';
  throw wrongText(`The hash "${name}" is not as expected.${other}`, difference);
});

Then(
  "terminal {int} shows exactly, with Redis's replies to HSET, and the hash {string} as Redis holds it:",
  async function (this: SpecWorld, number: number, key: string, text: string) {
    await this.session.settle();
    const fields = await fieldsOf(this, this.fill(key));
    const replies = hsetReplies(this.recorded.recorder).map(reply => `Reply: ${reply}`);
    // Without an HSET there is no line to show.
    const written = text
      .replace(/^\[replies\]\n/m, () => replies.map(line => `${line}\n`).join(''))
      .replace('[hash]', () => inspect(fields));
    await expectExactly(this, this.session.terminal(number), written, compareTranscript);
  },
);

/** The text under a key; null when there is no such key. */
async function textAt({ dump, recorded }: SpecWorld, key: string): Promise<string | null> {
  const dumped = dump?.stringValue(key);
  if (dumped !== undefined) return dumped;
  const type = String(await recorded.server.command('type', key));
  if (type === 'string' || type === 'none') return (await recorded.server.command('get', key)) as string | null;
  throw new ProgramError(`The key "${key}" should hold a text, as SET keeps one; it holds a ${type}.`);
}

/** The fields of a hash, as `field = value`; none when there is no such key. */
async function fieldsAt(world: SpecWorld, key: string): Promise<string[]> {
  return Object.entries(await fieldsOf(world, key)).map(pair => pair.join(' = '));
}

/** The fields of a hash; none when there is no such key. */
async function fieldsOf({ recorded }: SpecWorld, key: string): Promise<Record<string, string>> {
  const type = String(await recorded.server.command('type', key));
  if (type === 'none') return {};
  if (type !== 'hash')
    throw new ProgramError(`The key "${key}" should hold a hash, as HSET keeps one; it holds a ${type}.`);
  return hash(await recorded.server.command('hgetall', key));
}

/** Names the keys that exist when the expected one does not: one of them may be a misspelling. */
function keysInstead({ recorded }: SpecWorld, key: string): () => Promise<string> {
  return async () => {
    const keys = ((await recorded.server.command('keys', '*')) as string[]).sort();
    if (keys.includes(key)) return '';
    return keys.length > 0 ? ` Redis has these keys: ${keys.slice(0, 20).join(', ')}.` : ' Redis has no key at all.';
  };
}

function hash(reply: unknown): Record<string, string> {
  if (!Array.isArray(reply)) return { ...(reply as Record<string, string> | null) };
  return Object.fromEntries(reply.flatMap((name, index) => (index % 2 === 0 ? [[name, reply[index + 1]]] : [])));
}
