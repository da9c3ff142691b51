import { Then, When } from '@cucumber/cucumber';
import type { RecordedCommand } from '../../harness/redis/recorder';
import { expectValue } from '../outcome/expect-value';
import type { SpecWorld } from '../world/world';

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

Then('{int} client(s) listen(s) on {string}', async function (this: SpecWorld, count: number, channel: string) {
  const listening = async () => {
    const reply = (await this.recorded.server.command('pubsub', 'numsub', this.fill(channel))) as unknown[];
    return Number(reply[1]);
  };
  await expectValue(this, `The number of clients that listen on "${this.fill(channel)}"`, count, listening);
});

/** The other channels that programs have subscribed to; for a pattern, a channel that matches it. */
function otherChannels(commands: readonly RecordedCommand[], channel: string): string[] {
  const asked = commands.flatMap(({ name, args }) => {
    if (name === 'SUBSCRIBE') return args;
    return name === 'PSUBSCRIBE' ? args.map(matching) : [];
  });
  return [...new Set(asked)].filter(one => one !== channel);
}

/** A channel that matches a Redis pattern: `news.a` for `news.*`. */
function matching(pattern: string): string {
  return pattern
    .replace(/\[\^?(.)[^\]]*\]/g, '$1')
    .replace(/(?<!\\)[*?]/g, 'a')
    .replace(/\\(.)/g, '$1');
}
