import { define, mustBe } from './runner/scenario';

const channel = 'holberton school channel';
const heard = [
  'Redis client connected to the server',
  'Holberton Student #1 starts course',
  'Holberton Student #2 starts course',
  'KILL_SERVER',
];
/** On a busy machine it may be under way before the subscriber unsubscribes. */
const late = 'Holberton Student #3 starts course';
const said = ['#1 starts course', '#2 starts course', 'KILL_SERVER', '#3 starts course'];

interface Outcome {
  readonly subscriber: readonly string[];
  readonly publisher: readonly string[];
  readonly exitCode: number | undefined;
}

/** Task 5 in two terminals. */
export const publishSubscribe = define({
  name: 'publish-subscribe',
  title: 'Publisher and subscriber (task 5)',
  shows: 'One terminal publishes four messages; the other prints them, and leaves at KILL_SERVER.',
  parameters: {},
  programs: ['5-subscriber', '5-publisher'],
  sideBySide: ['5-subscriber', '5-publisher'],
  async play(rehearsal): Promise<Outcome> {
    const subscriber = rehearsal.open('5-subscriber');
    await rehearsal.shows(subscriber, /connected to the server/);
    await rehearsal.until('the subscriber listens', async () => {
      const [, listeners] = (await rehearsal.redis.command('pubsub', 'numsub', channel)) as [string, number];
      return listeners > 0 || undefined;
    });
    const publisher = rehearsal.open('5-publisher');
    await rehearsal.shows(publisher, /#3 starts course/);
    const ending = await rehearsal.until('5-subscriber ends', () => subscriber.ending);
    return { subscriber: subscriber.lines(), publisher: publisher.lines(), exitCode: ending.exitCode };
  },
  mustHold: [
    mustBe<Outcome>('The subscriber prints what was published before it left, and nothing else', ({ subscriber }) =>
      [heard, [...heard, late]].some(lines => lines.join('\n') === subscriber.join('\n'))
        ? undefined
        : `it printed: ${subscriber.join(' / ')}`,
    ),
    mustBe<Outcome>('The publisher announces its four messages in their order', ({ publisher }) => {
      const announced = publisher.filter(line => line.startsWith('About to send '));
      const right = announced.length === said.length && said.every((end, index) => announced[index]?.endsWith(end));
      return !right && `it printed: ${publisher.join(' / ')}`;
    }),
    mustBe<Outcome>(
      'KILL_SERVER ends the subscriber with exit code 0',
      ({ exitCode }) => exitCode !== 0 && `its exit code was ${exitCode}`,
    ),
  ],
});
