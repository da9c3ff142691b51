/** When a program's time begins, as its session has it. */
export interface ClockSettings {
  /** How far the session's time is by now, in ms. */
  readonly now: number;
  /** What a clock on the wall showed when the session's time began, in ms since the epoch. */
  readonly epoch: number;
}

/** The longest that Node's timers take, in ms: for one that is never to fire by itself. */
export const never = 2 ** 31 - 1;

// Kept from before the program's first line.
const cpuUsage = process.cpuUsage.bind(process);
const { bigint } = process.hrtime;
const realNow = (): number => Number(bigint()) / 1e6;

/** So often may a program look at a clock that stands still; then it is taken to wait for it, and the clock goes on. */
const looks = 1000;
/** So much processor time may a program use up in one go, in ms, before its clock goes on with that. */
const work = 1000;
/** So long may a program wait for something that is neither Redis nor a timer, in ms, before its clock goes on with the real one. */
const patience = 200;

/**
 * The time of a program, which stands still while the program works, and is moved on by the harness once nothing is left
 * to happen but a timer. So a time is a fact, however slow the machine. Where a program cannot come to rest before its clock
 * goes on (it looks at it again and again, or works without end), it goes on with the program.
 */
export class ProgramClock {
  #settings: ClockSettings | undefined;
  #now = 0;
  #looks = 0;
  #lookedAt: number | undefined;
  #busy: { readonly cpu: number; lastCpu: number; lastAt: number; waited: number } | undefined;

  begin(settings: ClockSettings | undefined): void {
    this.#settings = settings;
    this.#now = settings?.now ?? 0;
  }

  /** Whether it is moved by the harness; else it is the machine's own, and none of the rest is of use. */
  get moved(): boolean {
    return this.#settings !== undefined;
  }

  /** What a clock on the wall showed when the session's time began. */
  get epoch(): number {
    return this.#settings?.epoch ?? 0;
  }

  /** How far the session's time is, in ms. */
  get now(): number {
    return this.#now;
  }

  /** The same, for the program: whether it waits for it can only be told by how often it looks. */
  look(): number {
    this.#looks += 1;
    if (this.#looks > looks) {
      const real = realNow();
      this.#now += real - (this.#lookedAt ?? real);
      this.#lookedAt = real;
    }
    return this.#now;
  }

  /** Moves it on; never back. */
  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
    this.rest();
  }

  /** The program has come to rest: from now on it is at work for the first time again. */
  rest(): void {
    this.#looks = 0;
    this.#lookedAt = undefined;
    this.#busy = undefined;
  }

  /** The program has not come to rest since the last time that this was called, a moment ago; says whether the clock went on. */
  stayBusy(moment: number): boolean {
    const [{ user, system }, at] = [cpuUsage(), realNow()];
    const cpu = (user + system) / 1000;
    this.#busy ??= { cpu, lastCpu: cpu, lastAt: at, waited: 0 };
    const [used, passed] = [cpu - this.#busy.lastCpu, at - this.#busy.lastAt];
    Object.assign(this.#busy, { lastCpu: cpu, lastAt: at });
    // Of a moment that took much longer the machine is the cause, and not the program.
    if (passed < 2 * moment && used < moment / 4) this.#busy.waited += passed;
    const worked = cpu - this.#busy.cpu > work;
    const waits = this.#busy.waited > patience && passed < 2 * moment;
    if (worked) this.#now += used;
    else if (waits) this.#now += passed;
    return worked || waits;
  }
}
