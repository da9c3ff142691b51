import type { Place } from '../../harness/place';
import { type Clues, callOf, inAny, type MarkedProgram } from './clues';
import type { CallMark } from './landmarks';

const events = ['connect', 'ready', 'error', 'end', 'reconnecting'];
const registering = ['on', 'once', 'addListener'];

/** A listener of one of a client's own events, on a client that the program makes (or gets). */
export function clientListener({ marks }: MarkedProgram): CallMark | undefined {
  return marks.calls.find(
    ({ method, on, first = '' }) => registering.includes(method) && events.includes(first) && on !== 'process',
  );
}

/** Where a listener of the client that is missing is due: beside the one that is there, else after the client is made. */
export function listenerDue({ programs }: Pick<Clues, 'programs'>): Place | undefined {
  return inAny(programs, clientListener) ?? inAny(programs, callOf(['createClient']));
}

/** The line that should be printed by a listener, where it stands in the program; else where that listener is due. */
export function connectedLine(clues: Clues): Place | undefined {
  const written = inAny(clues.programs, ({ marks }) =>
    marks.texts.find(({ pieces }) => /client connected/i.test(pieces.join(''))),
  );
  return written ?? listenerDue(clues);
}

/** A listener for once, of something that comes again and again. The end of a process comes once. */
export function onlyOnce({ programs }: Clues): Place | undefined {
  return inAny(
    programs,
    callOf(['once'], ({ on, first = '' }) => on !== 'process' && !['connect', 'ready', 'end'].includes(first)),
  );
}
