import type { Place } from '../../harness/place';
import { type Clues, callOf, inAny, placeOf } from './clues';

/** What programs share by name, with the calls that use the name. */
const shared: readonly (readonly [RegExp, RegExp, readonly string[]])[] = [
  [
    /channel|PUBLISH|SUBSCRIBE|Holberton Student/i,
    /^holberton school channel$/,
    ['subscribe', 'publish', 'psubscribe'],
  ],
  [
    /queue|Sending notification|[Jj]ob /,
    /^(push_notification_code(_2|_3)?|reserve_seat)$/,
    ['create', 'createJob', 'process'],
  ],
];

/** Where a channel or a queue gets a name that no task gives it. */
export function misnamed({ message, programs }: Clues): Place | undefined {
  for (const [sign, right, methods] of shared) {
    if (!sign.test(message)) continue;
    for (const program of programs) {
      const uses = program.marks.calls.filter(call => methods.includes(call.method) && call.first !== undefined);
      const wrong = uses.find(({ first = '' }) => !right.test(first));
      if (!wrong || uses.some(({ first = '' }) => right.test(first))) continue;
      const made = program.marks.names.find(
        ({ kind, value }) => kind === 'variable' && value.slice(1, -1) === wrong.first,
      );
      return placeOf(program, made ?? wrong);
    }
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

/** The comparison that refuses the last one, or lets one too many through. */
export function comparison({ message, programs }: Clues): Place | undefined {
  const way = offByOneIn(message);
  if (!way) return undefined;
  const early = way === 'early';
  const sign = early ? /(<=|<|>|===?) ?1\b/ : />= ?0\b|< ?0\b|> ?-1\b/;
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
