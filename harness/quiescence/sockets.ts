import { readFileSync } from 'node:fs';

/** One end of a connection, in the kernel's table. */
interface End {
  readonly local: string;
  readonly remote: string;
  readonly state: string;
  /** Bytes that the other end's kernel has not acknowledged. */
  readonly unacknowledged: number;
  /** Bytes that this end's process has not read. */
  readonly unread: number;
}

/** From the kernel's include/net/tcp_states.h. */
const established = '01';
const opening: ReadonlySet<string> = new Set(['02', '03', '0C']);
const closing: ReadonlySet<string> = new Set(['04', '09', '0B']);

/**
 * Whether anything is on its way between two processes over these ports of loopback: bytes that have left one end and are
 * not at the other, a connection that is being made or closed. What lies at its end unread is not on its way: a
 * process that wants it has been woken. What was read and is not acknowledged yet counts too, for some 40 ms. Undefined where
 * the system has no such table (proc(5): /proc/net/tcp).
 *
 * @param isOwn tells the ports of connections that are not to be looked at
 */
export function isInTransit(ports: ReadonlySet<number>, isOwn: (port: number) => boolean): boolean | undefined {
  let table: string;
  try {
    table = readFileSync('/proc/net/tcp', 'latin1');
  } catch {
    return undefined;
  }
  const wanted = new Set([...ports].map(port => port.toString(16).toUpperCase().padStart(4, '0')));
  const portOf = (address: string) => address.slice(address.lastIndexOf(':') + 1);
  const isWanted = (address: string) => wanted.has(portOf(address));
  const isOwnEnd = (address: string) => isOwn(Number.parseInt(portOf(address), 16));
  const ends = table
    .split('\n')
    .slice(1)
    .flatMap(endIn)
    .filter(({ local, remote }) => isWanted(local) || isWanted(remote))
    .filter(({ local, remote }) => !isOwnEnd(local) && !isOwnEnd(remote));
  const others = new Map(ends.map(end => [`${end.remote} ${end.local}`, end]));
  return ends.some(end => moves(end, others.get(`${end.local} ${end.remote}`)));
}

function moves({ state, unacknowledged }: End, other: End | undefined): boolean {
  if (opening.has(state)) return true;
  // The other end is gone, and this one does not know it yet.
  if (state === established && !other) return true;
  if (other && other.unread > 0) return false;
  return closing.has(state) || unacknowledged > 0;
}

function endIn(line: string): End[] {
  const [, local, remote, state, queues] = line.trim().split(/\s+/);
  if (!local || !remote || !state || !queues) return [];
  // Of a listening port it counts connections that nobody has taken.
  const [unacknowledged = 0, unread = 0] = queues.split(':').map(bytes => Number.parseInt(bytes, 16));
  return state === '0A' ? [] : [{ local, remote, state, unacknowledged, unread }];
}
