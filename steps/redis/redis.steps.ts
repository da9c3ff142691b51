/**
 * Steps on Redis: which server programs find, what it holds, and which commands they have sent to it.
 *
 * Needs `outcome`, `terminal`, `target` (for a dump) and the harness's `redis`.
 */
import { inspect } from 'node:util';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { compareUnordered } from '../../harness/compare/threads';
import { compareTranscript, findLine } from '../../harness/compare/transcript';
import { HarnessError, ProgramError } from '../../harness/errors';
import { startRedis } from '../../harness/redis';
import { RedisError } from '../../harness/redis/connection';
import { type DumpFacts, readDump } from '../../harness/redis/dump';
import { expectValue } from '../outcome/expect-value';
import { breakdowns, wrongText } from '../outcome/failure';
import { targetFile } from '../target/target-file';
import { expectExactly } from '../terminal/expect-terminal';
import { fillKnown } from '../values/fill';
import { sharedRedis } from '../world/worker';
import type { SpecWorld } from '../world/world';
import { otherChannels } from './channels';
import { commandLine } from './command-line';

Given('a Redis server', async function (this: SpecWorld) {
  this.redis = await sharedRedis();
  await this.redis.server.reset();
  this.redis.recorder.clear();
});

Given('a Redis server that refuses writes', async function (this: SpecWorld) {
  this.redis = await sharedRedis();
  await this.redis.server.reset();
  this.redis.recorder.clear();
  await this.redis.server.refuseWrites();
});

Given('a Redis server that asks for the password {string}', async function (this: SpecWorld, password: string) {
  this.redis = await startRedis({ password: this.fill(password) });
  this.ownRedis.push(this.redis);
});

Given('no Redis server', function (this: SpecWorld) {
  if (this.hasSession) throw new HarnessError('Programs run already: say "Given no Redis server" before.');
  this.redis = undefined;
});

Given('a Redis server loaded from {string}', async function (this: SpecWorld, name: string) {
  const path = targetFile(this.parameters.target, name);
  const dump = await redisDump(path, name);
  try {
    this.redis = await startRedis({ dump: path });
    this.ownRedis.push(this.redis);
  } catch (error) {
    if (!(error instanceof RedisError) || error.kind !== 'dump-refused') throw error;
    // A newer Redis than the one here may have written it: then its bytes have to do.
    if (!/RDB format version/.test(error.message)) {
      throw new ProgramError(
        `${name} is damaged: ${dump.problem ? `it ${dump.problem}` : error.message}. Copy it again, as a binary file.`,
      );
    }
    this.redis = await sharedRedis();
    await this.redis.server.reset();
    this.dump = dump;
  }
});

Then(
  'the dump {string} was written by Redis {word} or newer',
  async function (this: SpecWorld, name: string, least: string) {
    const { redisVersion } = await redisDump(targetFile(this.parameters.target, name), name);
    if (redisVersion && redisVersion.localeCompare(least, 'en', { numeric: true }) >= 0) return;
    const by = redisVersion ? `was written by Redis ${redisVersion}` : 'does not say which Redis wrote it';
    throw new ProgramError(`${name} ${by}; expected was ${least} or newer.`);
  },
);

Given('the key {string} is set to {string}', async function (this: SpecWorld, key: string, value: string) {
  await this.recorded.server.command('set', this.fill(key), this.fill(value));
});

Given(
  'the field {string} of the hash {string} is set to {string}',
  async function (this: SpecWorld, field: string, key: string, value: string) {
    await this.recorded.server.command('hset', this.fill(key), this.fill(field), this.fill(value));
  },
);

When('{string} is published on {string}', async function (this: SpecWorld, message: string, channel: string) {
  await this.recorded.server.command('publish', this.fill(channel), this.fill(message));
});

When(
  '{string} is published on every channel but {string} that somebody listens to',
  async function (this: SpecWorld, message: string, channel: string) {
    await this.session.settle();
    for (const other of otherChannels(this.recorded.recorder.commands, this.fill(channel)))
      await this.recorded.server.command('publish', other, this.fill(message));
  },
);

When('Redis refuses writes from now on', async function (this: SpecWorld) {
  await this.recorded.server.refuseWrites();
});

Then('the key {string} holds {string}', async function (this: SpecWorld, key: string, value: string) {
  const name = this.fill(key);
  await expectValue(this, `The key "${name}"`, this.fill(value), () => textAt(this, name), keysInstead(this, name));
});

// What a program keeps there in a way of its own can be called by a name, and be put back later.
Then('the key {string} holds a value {name}', async function (this: SpecWorld, key: string, called: string) {
  const name = this.fill(key);
  // A program may have answered before it wrote.
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

Then('{int} client(s) listen(s) on {string}', async function (this: SpecWorld, count: number, channel: string) {
  const listening = async () => {
    const reply = (await this.recorded.server.command('pubsub', 'numsub', this.fill(channel))) as unknown[];
    return Number(reply[1]);
  };
  await expectValue(this, `The number of clients that listen on "${this.fill(channel)}"`, count, listening);
});

Then('Redis received these {command} commands:', async function (this: SpecWorld, name: string, text: string) {
  const { recorder } = this.recorded;
  const received = () => recorder.commands.filter(command => command.name === name).map(commandLine);
  const look = () => compareTranscript(text, received(), this.bindings);
  const outcome = await this.session.until(() => (look().matches ? true : undefined));
  if (outcome.met) await this.session.settle();
  const { difference, bindings } = look();
  if (difference && received().length === 0) {
    const others = [...new Set(recorder.commands.map(command => command.name))].join(', ');
    throw new ProgramError(
      `Redis received no ${name} command; it received ${others || 'none at all'}. These were expected:\n${fillKnown(text, this.bindings)}${breakdowns(this.session.terminals.values())}`,
    );
  }
  if (difference) throw wrongText(`The ${name} commands that Redis received are not those expected.`, difference);
  Object.assign(this.bindings, bindings);
});

Then(
  'Redis received these {command} and {command} commands:',
  async function (this: SpecWorld, one: string, other: string, text: string) {
    const names = [one, other];
    const { recorder } = this.recorded;
    const received = () => recorder.commands.filter(({ name }) => names.includes(name)).map(commandLine);
    const look = () => compareTranscript(text, received(), this.bindings);
    const outcome = await this.session.until(() => (look().matches ? true : undefined));
    if (outcome.met) await this.session.settle();
    const { difference } = look();
    if (!difference) return;
    const ended = breakdowns(this.session.terminals.values());
    throw wrongText(`The ${one} and ${other} commands that Redis received are not those expected.${ended}`, difference);
  },
);

Then('Redis was never sent {string}', async function (this: SpecWorld, line: string) {
  await this.session.settle();
  const sent = findLine(line, this.recorded.recorder.commands.map(commandLine), this.bindings);
  if (sent) throw new ProgramError(`Redis was sent the command ${sent.text}, which it should not be.`);
});

Then('Redis received no {command} command', async function (this: SpecWorld, name: string) {
  await this.session.settle();
  const received = this.recorded.recorder.commands.filter(command => command.name === name);
  if (received.length === 0) return;
  throw new ProgramError(
    `Redis should have received no ${name} command; it did:\n${received.map(commandLine).join('\n')}`,
  );
});

Then(
  'terminal {int} shows exactly, with the hash {string} as Redis holds it:',
  async function (this: SpecWorld, number: number, key: string, text: string) {
    await this.session.settle();
    const fields = await fieldsOf(this, this.fill(key));
    const written = text.replace('[hash]', () => inspect(fields));
    await expectExactly(this, this.session.terminal(number), written, compareTranscript);
  },
);

/** What is kept as text under a key; null when there is no such key. */
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

/** Where a key is missing, those that are there: one of them may be meant for it. */
function keysInstead({ recorded }: SpecWorld, key: string): () => Promise<string> {
  return async () => {
    const keys = ((await recorded.server.command('keys', '*')) as string[]).sort();
    if (keys.includes(key)) return '';
    return keys.length > 0 ? ` Redis has these keys: ${keys.slice(0, 20).join(', ')}.` : ' Redis has no key at all.';
  };
}

async function redisDump(path: string, name: string): Promise<DumpFacts> {
  const dump = await readDump(path).catch((error: Error) => {
    throw new ProgramError(error.message);
  });
  if (dump.isDump) return dump;
  throw new ProgramError(
    `${name} is no Redis dump: it ${dump.problem}. Copy the file that redis-server writes on SAVE, and when it is ended.`,
  );
}

function hash(reply: unknown): Record<string, string> {
  if (!Array.isArray(reply)) return { ...(reply as Record<string, string> | null) };
  return Object.fromEntries(reply.flatMap((name, index) => (index % 2 === 0 ? [[name, reply[index + 1]]] : [])));
}
