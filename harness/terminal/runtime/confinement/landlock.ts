import type { LibraryHandle } from 'koffi';

/** What a process may have allowed to it in a folder; bits from <linux/landlock.h>. */
const READ_DIR = 1n << 3n;
/** To write, remove, make anything: all that there was at first but execute (0), read a file (2) and list a folder (3). */
const CHANGE = 0x1ff2n;
/** Came later: to move between folders with version 2, to shorten a file with version 3. */
const [REFER, TRUNCATE] = [1n << 13n, 1n << 14n];

/** Of the network, with version 4 (Linux 6.7). */
const [BIND_TCP, CONNECT_TCP] = [1n << 0n, 1n << 1n];
/** What ends at the fence, with version 6 (Linux 6.12): nameless sockets of other processes, and signals to them. */
const SCOPED = (1n << 0n) | (1n << 1n);

/** The same numbers on every architecture. */
const calls = { createRuleset: 444, addRule: 445, restrictSelf: 446 };
const [ASK_VERSION, PATH_BENEATH, NET_PORT, PR_SET_NO_NEW_PRIVS, O_PATH] = [1, 1, 2, 38, 0o10000000];

/** What a process is kept to. */
export interface Fenced {
  /** The folders that it may list, beside its own. */
  readonly listed: readonly string[];
  /** The folder that it may change. */
  readonly own: string;
  /** The ports that it may connect to, and those that it may listen on. Before Linux 6.7: any. */
  readonly connect: readonly number[];
  readonly listen: readonly number[];
}

/** Keeps a process to its own folder and ports. */
export interface Landlock {
  /** Makes a fence; a descriptor, to be closed. It is made before the fork: a child pays dearly for whatever it does first. */
  makeFence(reach: Fenced): number;
  /**
   * Has the kernel keep this process, for good, from listing other folders than those of the fence, from changing anything
   * outside its own, from other TCP ports, and from signals to processes outside: as much of it as the kernel knows.
   *
   * @throws Error where the kernel has no Landlock, or has it switched off
   */
  enterFence(fence: number): void;
}

/** Landlock, as Linux has it since 5.13: https://docs.kernel.org/userspace-api/landlock.html */
export function openLandlock(library: LibraryHandle): Landlock {
  const createRuleset = library.func('long syscall(long call, uint64_t *attributes, size_t size, uint32_t flags)');
  const addRule = library.func('long syscall(long call, int ruleset, int type, uint8_t *rule, uint32_t flags)');
  const restrictSelf = library.func('long syscall(long call, int ruleset, uint32_t flags)');
  const prctl = library.func(
    'int prctl(int option, unsigned long a, unsigned long b, unsigned long c, unsigned long d)',
  );
  const open = library.func('int open(const char *path, int flags)');
  const close = library.func('int close(int descriptor)');

  function allow(ruleset: number, folder: string, access: bigint): void {
    const descriptor = open(folder, O_PATH);
    const rule = Buffer.alloc(12);
    rule.writeBigUInt64LE(access, 0);
    rule.writeInt32LE(descriptor, 8);
    addRule(calls.addRule, ruleset, PATH_BENEATH, rule, 0);
    close(descriptor);
  }

  function allowPort(ruleset: number, port: number, access: bigint): void {
    const rule = Buffer.alloc(16);
    rule.writeBigUInt64LE(access, 0);
    rule.writeBigUInt64LE(BigInt(port), 8);
    addRule(calls.addRule, ruleset, NET_PORT, rule, 0);
  }

  return {
    makeFence({ listed, own, connect, listen }) {
      const version = Number(createRuleset(calls.createRuleset, null, 0, ASK_VERSION));
      const handled = READ_DIR | CHANGE | (version >= 2 ? REFER : 0n) | (version >= 3 ? TRUNCATE : 0n);
      const network = version >= 4 ? BIND_TCP | CONNECT_TCP : 0n;
      const attributes = [handled, ...(version >= 4 ? [network] : []), ...(version >= 6 ? [SCOPED] : [])];
      const fence = Number(createRuleset(calls.createRuleset, attributes, 8 * attributes.length, 0));
      for (const folder of listed) allow(fence, folder, READ_DIR);
      allow(fence, own, handled);
      if (network) {
        for (const port of connect) allowPort(fence, port, CONNECT_TCP);
        for (const port of listen) allowPort(fence, port, BIND_TCP);
      }
      return fence;
    },
    enterFence(fence) {
      prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
      if (Number(restrictSelf(calls.restrictSelf, fence, 0)) !== 0) throw new Error('there is no Landlock');
      close(fence);
    },
  };
}
