import net from 'node:net';
import { never, type ProgramClock } from './program-clock';

// Kept from before the program's first line.
const { clearTimeout } = globalThis;

type Socket = Omit<net.Socket, 'timeout'> & { timeout?: number; _onTimeout(): void };

/** Under which a socket keeps the timer of its time-out; undocumented, there since Node 11. */
const place = Object.getOwnPropertySymbols(new net.Socket()).find(({ description }) => description === 'timeout');

/**
 * Has the time-outs of sockets follow the program's clock: Node sets them by timers that nobody else can see.
 *
 * @param setTimeout follows it already
 */
export function followSockets(clock: ProgramClock, setTimeout: typeof globalThis.setTimeout): void {
  if (!place) return;
  const key = place;
  const real = net.Socket.prototype.setTimeout;
  net.Socket.prototype.setTimeout = function (this: Socket & Record<symbol, NodeJS.Timeout>, delay, callback) {
    if (!clock.moved || !(delay >= 1 && delay <= never) || this.destroyed) return real.call(this, delay, callback);
    // The delay itself would stay in Node's loop, even of a timer that is cleared at once.
    real.call(this, never, callback);
    this.timeout = delay;
    clearTimeout(this[key]);
    this[key] = setTimeout(() => this._onTimeout(), delay).unref();
    return this;
  };
}
