/**
 * The mistakes that learners make, one list for each kind of program: by which signs each is recognised, what is said of it, and
 * where it is made.
 *
 * Needs the parent folder's recognisers, and `where` for the places.
 */
import type { Cause } from '../cause';
import { ofAnyProgram } from './any-program';
import { ofTheChannel } from './channel';
import { inGeneral } from './general';
import { ofJobs } from './jobs';
import { ofTheClient } from './redis-client';
import { ofTheSeats } from './seats';
import { ofTheStock } from './stock';
import { ofTheSuite } from './suite';

/** Frequent mistakes, certain ones before general ones. The first that fits is reported. */
export const causes: readonly Cause[] = [
  ...ofAnyProgram,
  ...ofTheClient,
  ...ofTheChannel,
  ...ofJobs,
  ...ofTheSuite,
  ...ofTheStock,
  ...ofTheSeats,
  ...inGeneral,
];
