import net from 'node:net';
import { type Normalized, normalize, type Options } from './connect-arguments';
import { type Heard, tellHeard } from './heard';
import type { Listeners } from './listeners';
import { TrafficCount } from './traffic';

/** The traffic of a program's outgoing connections. */
export interface Connections {
  /** To the services of its scenario. */
  readonly services: TrafficCount;
  /** To servers of its own. */
  readonly own: TrafficCount;
}

/**
 * Sends the program's connections where its scenario's services are, by wrapping `net.Socket.prototype.connect`, through which
 * every client library goes. Whatever is neither a routed port nor a server of the program's own is refused as if nothing
 * listened there: another scenario's Redis, the user's own, the network.
 *
 * @param heard called with the replies of services
 */
export function routeConnections(
  ports: Readonly<Record<string, number>>,
  listeners: Listeners,
  heard: (heard: Heard) => void = () => {},
): Connections {
  const connect = net.Socket.prototype.connect as (this: net.Socket, ...args: unknown[]) => net.Socket;
  const [services, own] = [new TrafficCount(), new TrafficCount()];

  function routed(this: net.Socket, ...args: unknown[]): net.Socket {
    // net.connect hands over its arguments already normalised, http and redis hand them over raw.
    const normalized = (Array.isArray(args[0]) ? args[0] : normalize(args)) as Normalized;
    const [options, callback] = normalized;
    const asked = Number(options.port);
    const actual = isLoopback(options) ? (ports[asked] ?? listeners.actualPort(asked)) : undefined;
    if (!actual) return refuse(this, options, callback);
    (ports[asked] ? services : own).add(this);
    if (actual !== asked) renameInErrors(this, asked);
    if (ports[asked]) tellHeard(this, heard);
    normalized[0] = { ...options, port: actual, host: '127.0.0.1', family: 4 };
    return connect.call(this, normalized);
  }

  net.Socket.prototype.connect = routed as typeof net.Socket.prototype.connect;
  return { services, own };
}

function isLoopback({ host, path }: Options): boolean {
  return !path && (host === undefined || /^(localhost|127(\.\d+){3}|0\.0\.0\.0|::1?|\[::1?\])$/i.test(host));
}

function refuse(socket: net.Socket, options: Options, callback: Normalized[1]): net.Socket {
  if (callback) socket.once('connect', callback);
  const host = options.host === undefined || options.host === 'localhost' ? '127.0.0.1' : options.host;
  const where = options.path ?? `${host}:${options.port}`;
  const error = Object.assign(new Error(`connect ECONNREFUSED ${where}`), {
    errno: -111,
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: host,
    port: Number(options.port),
  });
  (socket as unknown as { connecting: boolean }).connecting = true;
  setImmediate(() => socket.destroy(error));
  return socket;
}

/** An error names the port that the program asked for, not the one where the service happens to be in this run. */
function renameInErrors(socket: net.Socket, asked: number): void {
  const emit = socket.emit as (this: net.Socket, event: string | symbol, ...args: unknown[]) => boolean;
  socket.emit = function (this: net.Socket, event: string | symbol, ...args: unknown[]) {
    const error = args[0];
    if (event === 'error' && error instanceof Error && 'port' in error) {
      const renamed = (text: string) => text.replaceAll(`:${error.port}`, `:${asked}`);
      Object.assign(error, { message: renamed(error.message), stack: renamed(error.stack ?? ''), port: asked });
    }
    return emit.call(this, event, ...args);
  };
}
