import { define, mustBe } from './runner/scenario';

interface Outcome {
  readonly creator: readonly string[];
  readonly processor: readonly string[];
}

/** Tasks 6 and 7 in two terminals. */
export const createProcess = define({
  name: 'create-process',
  title: 'Job creator and job processor (tasks 6 and 7)',
  shows: 'One terminal creates a job, the other works on it, and the first hears that it is completed.',
  parameters: {},
  programs: ['6-job_creator', '6-job_processor'],
  sideBySide: ['6-job_creator', '6-job_processor'],
  async play(rehearsal): Promise<Outcome> {
    const creator = rehearsal.open('6-job_creator');
    await rehearsal.shows(creator, /job created/);
    const processor = rehearsal.open('6-job_processor');
    await rehearsal.shows(processor, /^Sending notification to /);
    await rehearsal.shows(creator, /job completed|job failed/);
    return { creator: creator.lines(), processor: processor.lines() };
  },
  mustHold: [
    mustBe<Outcome>('The creator tells of the job, and then of its completion', ({ creator }) => {
      const right = /^Notification job created: \d+\nNotification job completed$/.test(creator.join('\n'));
      return !right && `it printed: ${creator.join(' / ')}`;
    }),
    mustBe<Outcome>('The processor sends one notification', ({ processor }) => {
      const right = /^Sending notification to \S+, with message: .+$/.test(processor.join('\n'));
      return !right && `it printed: ${processor.join(' / ')}`;
    }),
  ],
});
