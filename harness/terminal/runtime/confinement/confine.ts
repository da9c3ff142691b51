/**
 * What a program may not do: open other programs' ports, signal their processes, load native addons, write outside its folder.
 *
 * Needs Landlock where the kernel has it.
 */
import dgram from 'node:dgram';
import traceEvents from 'node:trace_events';
import { define } from '../channel/intrinsics';

/**
 * Closes gaps of Node's permission model: signals to other processes, and datagrams. (The model itself refuses child processes,
 * worker threads, native addons and files outside the scratch folder.)
 */
export function confineProcess(): void {
  const raw = process as unknown as { _kill(pid: number, signal: number): number };
  const kill = raw._kill;
  // Taken now, because a program may redefine it.
  const { pid: own } = process;
  Object.defineProperty(process, '_kill', {
    value: (pid: number, signal: number) => (pid === own || pid === 0 ? kill.call(process, pid, signal) : -1),
    writable: false,
    configurable: false,
  });
  // It would open the inspector of another Node process to anybody.
  const debug = () => undefined;
  for (const name of ['_debugProcess', '_debugEnd']) {
    if (name in process) define(process, name, { value: debug });
  }
  // Writes a file into whatever folder the process is in, without asking Node's permissions.
  Object.assign(traceEvents, { createTracing: refuseTracing });
  const refused = function (this: dgram.Socket): never {
    throw Object.assign(new Error('datagrams are not for programs under test'), { code: 'EACCES' });
  };
  Object.assign(dgram.Socket.prototype, { send: refused, bind: refused });
}

function refuseTracing(): never {
  throw Object.assign(new Error('Access to this API has been restricted'), { code: 'ERR_ACCESS_DENIED' });
}
