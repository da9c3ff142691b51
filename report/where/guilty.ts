import type { Place } from '../../harness/place';
import { type Clues, callOf, inAny, placeOf } from './clues';

/** The queue of each task that has one. */
export const queues: Readonly<Record<number, string>> = {
  6: 'push_notification_code',
  7: 'push_notification_code',
  8: 'push_notification_code_2',
  9: 'push_notification_code_2',
  10: 'push_notification_code_3',
  11: 'push_notification_code_3',
  13: 'reserve_seat',
};

/** Where a channel or a queue gets a name that the task does not give it, or a queue is served that is none of the task's. */
export function misnamed({ message, programs, task }: Clues): Place | undefined {
  const wanted = task === 5 ? 'holberton school channel' : queues[task];
  const sign = task === 5 ? /channel|PUBLISH|SUBSCRIBE|Holberton Student/i : /queue|Sending notification|[Jj]ob /;
  if (wanted === undefined || !sign.test(message)) return undefined;
  const methods = task === 5 ? ['subscribe', 'publish', 'psubscribe'] : ['create', 'createJob', 'process'];
  const further = /Only the queue "[^"]*" should hold jobs; job \d+ is in "([^"]*)"/.exec(message)?.[1];
  if (further)
    return inAny(
      programs,
      callOf(['create', 'createJob'], ({ first }) => first === further),
    );
  for (const program of programs) {
    const uses = program.marks.calls.filter(call => methods.includes(call.method) && call.first !== undefined);
    const wrong = uses.find(({ first }) => first !== wanted);
    if (!wrong || (uses.some(({ first }) => first === wanted) && wrong.method !== 'process')) continue;
    const made = program.marks.names.find(
      ({ kind, value }) => kind === 'variable' && value.slice(1, -1) === wrong.first,
    );
    return placeOf(program, made ?? wrong);
  }
  return undefined;
}

/** Which way a count is off by one: the last one is refused (`early`), or one too many is let through (`late`). */
export function offByOneIn(message: string): 'early' | 'late' | undefined {
  if (
    /is the text "(Not enough stock available|Reservation are blocked)"; expected the text "Reservation/.test(message)
  )
    return 'early';
  if (/is the text "Reservation (confirmed|in process)"; expected the text "(Not enough|Reservation are)/.test(message))
    return 'late';
  return undefined;
}

/** A comparison that is one off, each way. With at least one left, `> 0`, `>= 1`, `< 1` and `<= 0` are right. */
export const offByOneSigns: Readonly<Record<'early' | 'late', RegExp>> = {
  early: /(<=|[^=]>) ?1\b|\w ?===? ?1\b|< ?2\b|>= ?2\b/,
  late: />= ?0\b|< ?0\b|> ?-1\b/,
};

/** The comparison that refuses the last one, or lets one too many through. */
export function comparison({ message, programs }: Clues): Place | undefined {
  const way = offByOneIn(message);
  if (!way) return undefined;
  const early = way === 'early';
  const sign = offByOneSigns[way];
  return (
    inAny(programs, ({ marks }) => {
      const at = marks.lines.findIndex(
        line => sign.test(line) && /if|while|\?|return/.test(line) && !/^\s*(\/\/|\*)/.test(line),
      );
      return at < 0 ? undefined : { line: at + 1, column: (marks.lines[at] ?? '').search(/\S/) + 1 };
    }) ??
    (early && /Reservation are/.test(message)
      ? inAny(programs, ({ marks }) =>
          marks.names.find(({ name, value }) => name === 'reservationEnabled' && value === 'false'),
        )
      : inAny(programs, callOf(['reserveStockById'])))
  );
}
