import type { ProgramClock } from './program-clock';

const RealDate = Date;
const realDateNow = Date.now.bind(Date);
const realPerformanceNow = performance.now.bind(performance);
const { hrtime } = process;
const realBigint = hrtime.bigint.bind(hrtime);

/** Has all that tells the time to a program follow its clock: `Date`, `performance.now`, `process.hrtime` and `process.uptime`. */
export function followClock(clock: ProgramClock): void {
  followDate(clock);
  const elapsed = elapsedBy(clock);
  const bigint = () => (clock.moved ? BigInt(Math.round(elapsed() * 1e6)) : realBigint());
  Object.defineProperty(performance, 'now', { value: elapsed, writable: true, configurable: true });
  Object.assign(process, {
    hrtime: Object.assign((before?: [number, number]) => since(bigint(), before), { bigint }),
    uptime: () => elapsed() / 1000,
  });
}

function followDate(clock: ProgramClock): void {
  const now = () => (clock.moved ? clock.epoch + Math.floor(clock.look()) : realDateNow());
  // The very same object to all that know it by its prototype or its statics: Node's own dates are of it too.
  const ProgramDate: DateConstructor = new Proxy(RealDate, {
    construct: (target, args, made) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], made === ProgramDate ? target : made),
    apply: () => new RealDate(now()).toString(),
  });
  Object.assign(RealDate, { now });
  RealDate.prototype.constructor = ProgramDate;
  globalThis.Date = ProgramDate;
}

/** Ms since the process began: real until the program begins, and then its clock's. */
function elapsedBy(clock: ProgramClock): () => number {
  let began: { real: number; clock: number } | undefined;
  return () => {
    if (!clock.moved) return realPerformanceNow();
    began ??= { real: realPerformanceNow(), clock: clock.now };
    return began.real + clock.look() - began.clock;
  };
}

function since(now: bigint, before?: [number, number]): [number, number] {
  const from = before ? BigInt(before[0]) * 1_000_000_000n + BigInt(before[1]) : 0n;
  const nanoseconds = now - from;
  return [Number(nanoseconds / 1_000_000_000n), Number(nanoseconds % 1_000_000_000n)];
}
