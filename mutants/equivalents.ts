import type { EquivalentMutants } from './equivalent';

/** Found among the survivors of runs; each with its reason. */
export const equivalents: EquivalentMutants[] = [
  {
    program: '*',
    original: /^'SIGTERM'$|^\(\) => process\.exit\(0\)$/,
    why: 'How a program ends when it is asked to by a signal, the exercise leaves free; the scenarios look at it.',
  },
  {
    program: '100-seat',
    original: /JOIN_SALE|!== '1'|^'1'$/,
    why: 'JOIN_SALE is the reference’s own: no rule sets it.',
  },
];
