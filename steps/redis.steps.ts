import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { compareTranscript } from '../harness/compare/transcript';
import { HarnessError, ProgramError } from '../harness/errors';
import { readDump } from '../harness/redis/dump';
import { RedisError } from '../harness/redis/error';
import { commandLine } from './command-line';
import { expectValue } from './expect-value';
import { wrongText } from './failure';
import { sharedRedis, startRedis } from './surroundings';
import { targetFile } from './target-file';
import type { SpecWorld } from './world';

Given('a Redis server', async function (this: SpecWorld) {
  this.redis = await sharedRedis();
  await this.redis.server.reset();
  this.redis.recorder.clear();
});

Given('a Redis server that refuses writes', async function (this: SpecWorld) {
  this.redis = await sharedRedis();
  await this.redis.server.reset();
  await this.redis.server.refuseWrites();
  this.redis.recorder.clear();
});

Given('no Redis server', function (this: SpecWorld) {
  if (this.hasSession) throw new HarnessError('Programs run already: say "Given no Redis server" before.');
  this.redis = undefined;
});

Given('a Redis server loaded from {string}', async function (this: SpecWorld, name: string) {
  const path = targetFile(this.parameters.target, name);
  const dump = await readDump(path);
  if (!dump.isDump) throw new ProgramError(`${name} is no Redis dump: it ${dump.problem}.`);
  try {
    this.redis = await startRedis({ dump: path });
    this.ownRedis.push(this.redis);
  } catch (error) {
    if (!(error instanceof RedisError) || error.kind !== 'bad-dump') throw error;
    // A newer Redis than ours may have written it: then its bytes have to do.
    if ((dump.version ?? 0) <= 10) throw new ProgramError(`Redis cannot load ${name}: ${error.message}`);
    this.redis = await sharedRedis();
    await this.redis.server.reset();
    this.dump = dump;
  }
});

Given('the key {string} is set to {string}', async function (this: SpecWorld, key: string, value: string) {
  await this.recorded.server.command('set', this.fill(key), this.fill(value));
});

Given('the field {string} of the hash {string} is set to {string}', async function (
  this: SpecWorld,
  field: string,
  key: string,
  value: string,
) {
  await this.recorded.server.command('hset', this.fill(key), this.fill(field), this.fill(value));
});

When('{string} is published on {string}', async function (this: SpecWorld, message: string, channel: string) {
  await this.recorded.server.command('publish', this.fill(channel), this.fill(message));
});

Then('the key {string} holds {string}', async function (this: SpecWorld, key: string, value: string) {
  const name = this.fill(key);
  const look = () => this.dump?.stringValue(name) ?? this.recorded.server.command('get', name);
  await expectValue(this, `The key "${name}"`, this.fill(value), look as () => Promise<string>);
});

Then('there is no key {string}', async function (this: SpecWorld, key: string) {
  await this.session.settle();
  if (await this.recorded.server.command('exists', this.fill(key))) {
    throw new ProgramError(`There should be no key "${this.fill(key)}" in Redis.`);
  }
});

Then('the hash {string} holds exactly:', async function (this: SpecWorld, key: string, table: DataTable) {
  const expected = Object.fromEntries(table.raw().map(([field = '', value = '']) => [field, this.fill(value)]));
  await expectValue(this, `The hash "${key}"`, expected, async () => hash(await this.recorded.server.command('hgetall', key)));
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
  if (difference) throw wrongText(`The ${name} commands that Redis received are not those expected.`, difference);
  Object.assign(this.bindings, bindings);
});

Then('Redis received no {command} command', async function (this: SpecWorld, name: string) {
  await this.session.settle();
  const received = this.recorded.recorder.commands.filter(command => command.name === name);
  if (received.length === 0) return;
  throw new ProgramError(`Redis should have received no ${name} command; it did:\n${received.map(commandLine).join('\n')}`);
});

function hash(reply: unknown): Record<string, string> {
  if (!Array.isArray(reply)) return { ...(reply as Record<string, string> | null) };
  return Object.fromEntries(reply.flatMap((name, index) => (index % 2 === 0 ? [[name, reply[index + 1]]] : [])));
}
