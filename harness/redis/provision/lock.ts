import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';

/**
 * Does `work` while no other process does the same for `folder`; waits for its turn without polling. The lock is a listening
 * socket, which the system closes when its process dies, so no lock is ever stale. `waiting` is called once if another process
 * holds the lock.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>, waiting: () => void): Promise<T> {
  const address = lockAddress(folder);
  const lock = await acquire(address, waiting);
  try {
    return await work();
  } finally {
    const closed = once(lock, 'close');
    lock.close();
    for (const waiter of waiters.get(lock) ?? []) waiter.destroy();
    await closed;
  }
}

const waiters = new WeakMap<Server, Set<Socket>>();

async function acquire(address: string, waiting: () => void): Promise<Server> {
  let reported = false;
  for (;;) {
    const lock = await listen(address);
    if (lock !== undefined) return lock;
    const held = await untilReleased(address, () => {
      if (!reported) waiting();
      reported = true;
    });
    // A socket file outlives its process, but nobody answers there any more.
    if (!held && !address.startsWith('\0')) await rm(address, { force: true });
  }
}

async function listen(address: string): Promise<Server | undefined> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  waiters.set(server, sockets);
  server.listen(address);
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}

/** Resolves when the lock is free: true if somebody held it, false if nobody did. */
function untilReleased(address: string, connected: () => void): Promise<boolean> {
  const socket = connect(address);
  let held = false;
  socket.on('error', () => {});
  socket.on('connect', () => {
    held = true;
    connected();
  });
  socket.resume();
  return new Promise(resolve => socket.once('close', () => resolve(held)));
}

/** Linux has socket names that are not files and vanish with their process; elsewhere it is a file in the folder. */
function lockAddress(folder: string): string {
  if (process.platform !== 'linux') return join(folder, 'lock');
  return `\0queuing-spec-${createHash('sha256').update(folder).digest('hex').slice(0, 32)}`;
}
