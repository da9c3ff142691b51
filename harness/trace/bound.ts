import type { TraceEvent } from './trace';

/** The largest trace, as JSON, in bytes. The rest of the MB is for what a report adds. */
export const mostBytes = 800_000;
/** The longest text in a trace, in characters. */
const mostText = 4000;
const mostArguments = 40;

/** Cuts long texts, and leaves out events from the middle until the trace is small enough, with a mark. */
export function bounded(events: readonly TraceEvent[], room = mostBytes): TraceEvent[] {
  const short = events.map(shortened);
  const sizes = short.map(event => Buffer.byteLength(JSON.stringify(event)) + 1);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= room) return short;
  // A failure shows at the end, and its cause often at the beginning.
  const front = takeWhile(sizes, (2 * room) / 3);
  const back = takeWhile([...sizes].reverse(), room / 3 - 100);
  const cut = { t: short[front]?.t ?? 0, kind: 'cut', events: short.length - front - back } as const;
  return [...short.slice(0, front), cut, ...short.slice(short.length - back)];
}

function takeWhile(sizes: readonly number[], room: number): number {
  let used = 0;
  const end = sizes.findIndex(size => {
    used += size;
    return used > room;
  });
  return end < 0 ? sizes.length : end;
}

function shortened(event: TraceEvent): TraceEvent {
  switch (event.kind) {
    case 'line':
    case 'push':
      return { ...event, text: short(event.text) };
    case 'command':
      return {
        ...event,
        args: [
          ...event.args.slice(0, mostArguments).map(argument => short(argument, 600)),
          ...(event.args.length > mostArguments ? [`… ${event.args.length - mostArguments} more`] : []),
        ],
      };
    case 'request':
      return event.body === undefined ? event : { ...event, body: short(event.body) };
    case 'response':
      return event.text === undefined ? event : { ...event, text: short(event.text) };
    default:
      return event;
  }
}

function short(text: string, most = mostText): string {
  return text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text;
}
