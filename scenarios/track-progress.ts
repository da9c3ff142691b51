import { define, mustBe } from './runner/scenario';

/** As many as the exercise lists. */
const jobs = 11;
const blacklisted = ['4153518780', '4153518781'];

interface Outcome {
  readonly creator: readonly string[];
  readonly processor: readonly string[];
}

/** Tasks 8 and 9 in two terminals. */
export const trackProgress = define({
  name: 'track-progress',
  title: 'Progress and errors of eleven jobs (tasks 8 and 9)',
  shows: 'One terminal creates eleven jobs, the other works on two at a time and refuses the blacklisted numbers.',
  parameters: {},
  programs: ['7-job_creator', '7-job_processor'],
  sideBySide: ['7-job_creator', '7-job_processor'],
  async play(rehearsal): Promise<Outcome> {
    const creator = rehearsal.open('7-job_creator');
    await rehearsal.until(
      'every job is created',
      () => matching(creator.lines(), /created: \d+$/) >= jobs || undefined,
    );
    const processor = rehearsal.open('7-job_processor');
    await rehearsal.until(
      'the creator has heard of the end of every job',
      () => matching(creator.lines(), / completed$| failed: /) >= jobs || undefined,
    );
    return { creator: creator.lines(), processor: processor.lines() };
  },
  mustHold: [
    mustBe<Outcome>('Nine jobs are completed, after 0 and 50 percent', ({ creator }) => {
      const completed = creator.flatMap(line => /^Notification job #(\d+) completed$/.exec(line)?.[1] ?? []);
      const tracked = completed.filter(id => isInOrder(creator, id));
      return tracked.length !== 9 && `${completed.length} were completed, ${tracked.length} of them with both`;
    }),
    mustBe<Outcome>('The two blacklisted numbers fail, each with its reason', ({ creator }) => {
      const reasons = blacklisted.map(number => `failed: Phone number ${number} is blacklisted`);
      const missing = reasons.filter(
        reason => matching(creator, new RegExp(`^Notification job #\\d+ ${reason}$`)) !== 1,
      );
      return missing.length > 0 && `not once each: ${missing.join(', ')}`;
    }),
    mustBe<Outcome>('Only the other nine get a notification', ({ processor }) => {
      const sent = processor.filter(line => line.startsWith('Sending notification to '));
      const refused = sent.filter(line => blacklisted.some(number => line.includes(`to ${number},`)));
      return (sent.length !== 9 || refused.length > 0) && `${sent.length} were sent, ${refused.length} to blacklisted`;
    }),
  ],
});

function matching(lines: readonly string[], pattern: RegExp): number {
  return lines.filter(line => pattern.test(line)).length;
}

function isInOrder(lines: readonly string[], id: string): boolean {
  const [start, half, end] = ['0% complete', '50% complete', 'completed'].map(what =>
    lines.indexOf(`Notification job #${id} ${what}`),
  );
  return start !== undefined && half !== undefined && end !== undefined && start >= 0 && start < half && half < end;
}
