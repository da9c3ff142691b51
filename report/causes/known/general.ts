import type { Cause } from '../cause';

/** General causes, when nothing better is known. */
export const inGeneral: readonly Cause[] = [
  {
    // Without Redis a client keeps reconnecting, so no loop keeps it busy.
    message: /ended by SIGKILL|ended by SIGXCPU/,
    say: 'The program works without end, and takes a whole processor: look for a loop that never comes to its end.',
  },
  {
    transcript: /TypeError: Cannot read propert(?:y|ies) of (undefined|null)/,
    say: ({ transcript }) => {
      const line = /TypeError: (Cannot read propert.*)/.exec(transcript)?.[1];
      return `The program broke off: ${line}. Something is used before it has a value.`;
    },
  },
];
