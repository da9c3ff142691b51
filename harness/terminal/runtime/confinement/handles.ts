import dgram from 'node:dgram';
import { Resolver } from 'node:dns';
import net from 'node:net';
import { apply, define, hide } from '../channel/intrinsics';

/** What a program may connect to, and what it may listen on: ports of 127.0.0.1. */
export interface Reach {
  mayConnect(port: number): boolean;
  mayListen(port: number): boolean;
}

type Native = (this: unknown, ...args: unknown[]) => unknown;
type Prototype = Record<string, unknown>;

/** libuv's own numbers, which its handles answer with: nothing listens there, and not allowed. */
const [REFUSED, FORBIDDEN] = process.platform === 'linux' ? [-111, -13] : [-61, -13];
const loopback = '127.0.0.1';

/**
 * Guards the handles by which Node reaches the network, below everything that a program can redefine: any caller reaches only
 * the program's own ports. The guards cannot be replaced, and only they have the originals.
 */
export function guardHandles(reach: Reach): void {
  const tcp = tcpPrototype();
  guard(
    tcp,
    'connect',
    native =>
      function (this: unknown, request: unknown, address: unknown, port: unknown) {
        // Converted to a number once: an object could have another value each time.
        if (typeof address !== 'string' || typeof port !== 'number' || !reach.mayConnect(port)) return REFUSED;
        return apply(native, this, [request, loopback, port]);
      },
  );
  guard(tcp, 'connect6', () => () => REFUSED);
  guard(
    tcp,
    'bind',
    native =>
      function (this: unknown, address: unknown, port: unknown) {
        if (typeof address !== 'string' || typeof port !== 'number' || !reach.mayListen(port)) return FORBIDDEN;
        return apply(native, this, [loopback, port]);
      },
  );
  guard(tcp, 'bind6', () => () => FORBIDDEN);
  const nameOf = tcp.getsockname;
  guard(
    tcp,
    'listen',
    native =>
      function (this: unknown, ...args: unknown[]) {
        // An unbound socket would get any port, reachable for anybody.
        const name = hide<{ port?: number }>({});
        apply(nameOf, this, [name]);
        return reach.mayListen(name.port ?? 0) ? apply(native, this, args) : FORBIDDEN;
      },
  );
  refuse(udpPrototype(), ['bind', 'bind6', 'connect', 'connect6', 'send', 'send6', 'open'], FORBIDDEN);
  refuseQueries();
}

/** Closes the pipes of the machine, such as a container engine's: those that a program has from the start are open already. */
export function guardPipes(): void {
  const { _handle: pipe } = process.stdout as unknown as { _handle?: object };
  if (pipe) refuse(Object.getPrototypeOf(pipe), ['connect', 'bind', 'listen'], FORBIDDEN);
}

function guard(prototype: Prototype, name: string, by: (native: Native) => Native): void {
  const native = prototype[name];
  if (typeof native !== 'function') return;
  define(prototype, name, { value: by(native as Native), enumerable: true, writable: false, configurable: false });
}

function refuse(prototype: Prototype, names: readonly string[], answer: number): void {
  for (const name of names) guard(prototype, name, () => () => answer);
}

/** Asks no name server by itself: a name server could be anybody. (`dns.lookup` asks the system.) */
function refuseQueries(): void {
  const { setImmediate } = globalThis;
  const prototype: Prototype = Object.getPrototypeOf((new Resolver() as unknown as { _handle: object })._handle);
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (!/^(query|getHostByAddr)/.test(name)) continue;
    guard(prototype, name, () => (request: unknown) => {
      setImmediate(() => (request as { oncomplete(error: string): void }).oncomplete('ECONNREFUSED'));
      return 0;
    });
  }
}

/** Of a connection that is given up before it is made. */
function tcpPrototype(): Prototype {
  const socket = new net.Socket();
  socket.on('error', () => {});
  socket.connect({ port: 1, host: loopback });
  const prototype = Object.getPrototypeOf((socket as unknown as { _handle: object })._handle);
  socket.destroy();
  return prototype;
}

function udpPrototype(): Prototype {
  const socket = dgram.createSocket('udp4');
  const state = Object.getOwnPropertySymbols(socket).find(({ description }) => description === 'state symbol');
  const { handle } = (socket as unknown as Record<symbol, { handle: object }>)[state as symbol] as { handle: object };
  socket.close();
  return Object.getPrototypeOf(handle);
}
