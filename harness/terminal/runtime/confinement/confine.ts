import dgram from 'node:dgram';

/**
 * Closes what Node's permission model leaves open: signals to other processes, and datagrams to anywhere. (Child
 * processes, worker threads, native addons and files outside the scratch folder are refused by the model itself.)
 */
export function confineProcess(): void {
  const raw = process as unknown as { _kill(pid: number, signal: number): number };
  const kill = raw._kill;
  // As it is now: a program may redefine it.
  const { pid: own } = process;
  Object.defineProperty(process, '_kill', {
    value: (pid: number, signal: number) => (pid === own || pid === 0 ? kill.call(process, pid, signal) : -1),
    writable: false,
    configurable: false,
  });
  const refused = function (this: dgram.Socket): never {
    throw Object.assign(new Error('datagrams are not for programs under test'), { code: 'EACCES' });
  };
  Object.assign(dgram.Socket.prototype, { send: refused, bind: refused });
}
