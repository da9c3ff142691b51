import { Then } from '@cucumber/cucumber';
import { compareThreads } from '../../harness/compare/threads';
import { compareTranscript, findLine } from '../../harness/compare/transcript';
import { ProgramError } from '../../harness/errors';
import type { RecordedCommand } from '../../harness/redis/recorder';
import { breakdowns, wrongText } from '../outcome/failure';
import { fillKnown } from '../values/fill';
import type { SpecWorld } from '../world/world';

Then('Redis received these {command} commands:', async function (this: SpecWorld, name: string, text: string) {
  await expectCommands(this, name, text, compareTranscript);
});

Then(
  'Redis received these {command} commands, each block in its own order:',
  async function (this: SpecWorld, name: string, text: string) {
    await expectCommands(this, name, text, compareThreads);
  },
);

async function expectCommands(
  world: SpecWorld,
  name: string,
  text: string,
  compare: typeof compareTranscript,
): Promise<void> {
  const { recorder } = world.recorded;
  const received = () => recorder.commands.filter(command => command.name === name).map(commandLine);
  const look = () => compare(text, received(), world.bindings);
  const outcome = await world.session.until(() => (look().matches ? true : undefined));
  if (outcome.met) await world.session.settle();
  const { difference, bindings } = look();
  if (difference && received().length === 0) {
    const others = [...new Set(recorder.commands.map(command => command.name))].join(', ');
    throw new ProgramError(
      `Redis received no ${name} command; it received ${others || 'none at all'}. These were expected:\n${fillKnown(text, world.bindings)}${breakdowns(world.session.terminals.values())}`,
    );
  }
  if (difference) throw wrongText(`The ${name} commands that Redis received are not those expected.`, difference);
  Object.assign(world.bindings, bindings);
}

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

/** A command as you would type it: `HSET ages "Ada Lovelace" 36`. */
function commandLine({ name, args }: Pick<RecordedCommand, 'name' | 'args'>): string {
  return [name, ...args.map(quoted)].join(' ');
}

function quoted(argument: string): string {
  return argument === '' || /[\s"\\]/.test(argument) ? JSON.stringify(argument) : argument;
}
