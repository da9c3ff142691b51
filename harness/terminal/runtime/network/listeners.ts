import net from 'node:net';
import { normalize } from './connect-arguments';
import { TrafficCount } from './traffic';

/** The servers that this program has opened. */
export interface Listeners {
  /** Sets the ports that its servers may have. */
  own(ports: readonly number[]): void;

  /** The real port of this program's server, by the requested port; undefined if there is none. */
  actualPort(requested: number): number | undefined;
  /** The traffic of the connections to its servers. */
  readonly incoming: TrafficCount;
}

/**
 * Gives every server one of the program's own ports on loopback, whatever port it asks for, by wrapping
 * `net.Server.prototype.listen`; the same programs then run side by side in any number. A second server on one requested port
 * still fails, as it would by hand.
 *
 * @param opened called with each requested port, and the port given instead
 */
export function routeListeners(opened: (requested: number, port: number) => void): Listeners {
  const listen = net.Server.prototype.listen as (this: net.Server, ...args: unknown[]) => net.Server;
  const byRequest = new Map<number, number>();
  const given = new Set<number>();
  const free: number[] = [];
  const incoming = new TrafficCount();

  function routed(this: net.Server, ...args: unknown[]): net.Server {
    const [options, callback] = normalize(args);
    const requested = Number(options.port ?? 0);
    if (options.path || 'fd' in options || Number.isNaN(requested)) return listen.apply(this, args);
    if (requested !== 0 && byRequest.has(requested)) return failInUse(this, requested);
    const own = free.shift();
    if (own === undefined) return failInUse(this, requested);
    // Taken at once, not when the server is open: a second call in the same turn must fail too.
    if (requested !== 0) byRequest.set(requested, 0);
    this.once('listening', () => {
      const { port } = address.call(this) as net.AddressInfo;
      if (requested !== 0) byRequest.set(requested, port);
      given.add(port);
      opened(requested, port);
    });
    this.once('close', () => {
      byRequest.delete(requested);
      free.push(own);
    });
    this.on('connection', socket => incoming.add(socket));
    const address = this.address;
    if (requested !== 0) {
      this.address = function (this: net.Server) {
        const actual = address.call(this);
        return actual && typeof actual === 'object' ? { ...actual, port: requested } : actual;
      };
    }
    return listen.call(this, { ...options, port: own, host: '127.0.0.1' }, callback ?? undefined);
  }

  net.Server.prototype.listen = routed as typeof net.Server.prototype.listen;
  return {
    incoming,
    own: ports => void free.push(...ports),
    actualPort: port => byRequest.get(port) || (given.has(port) ? port : undefined),
  };
}

function failInUse(server: net.Server, port: number): net.Server {
  const error = Object.assign(new Error(`listen EADDRINUSE: address already in use :::${port}`), {
    code: 'EADDRINUSE',
    errno: -98,
    syscall: 'listen',
    address: '::',
    port,
  });
  setImmediate(() => server.emit('error', error));
  return server;
}
