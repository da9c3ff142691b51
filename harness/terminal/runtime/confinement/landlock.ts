import type { LibraryHandle } from 'koffi';

/** What a process may have allowed to it in a folder; bits from <linux/landlock.h>. */
const READ_DIR = 1n << 3n;
/** To write, remove, make anything: all that there was at first but execute (0), read a file (2) and list a folder (3). */
const CHANGE = 0x1ff2n;
/** Came later: to move between folders with version 2, to shorten a file with version 3. */
const [REFER, TRUNCATE] = [1n << 13n, 1n << 14n];

/** The same numbers on every architecture. */
const calls = { createRuleset: 444, addRule: 445, restrictSelf: 446 };
const [ASK_VERSION, PATH_BENEATH, PR_SET_NO_NEW_PRIVS, O_PATH] = [1, 1, 38, 0o10000000];

/** Keeps a process to its own folder. */
export interface Landlock {
  /** Makes a fence; a descriptor, to be closed. It is made before the fork: a child pays dearly for whatever it does first. */
  makeFence(listed: readonly string[], own: string): number;
  /**
   * Has the kernel keep this process, for good, from listing other folders than those of the fence, and from changing
   * anything outside its own.
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

  return {
    makeFence(listed, own) {
      const version = Number(createRuleset(calls.createRuleset, null, 0, ASK_VERSION));
      const handled = READ_DIR | CHANGE | (version >= 2 ? REFER : 0n) | (version >= 3 ? TRUNCATE : 0n);
      const fence = Number(createRuleset(calls.createRuleset, [handled], 8, 0));
      for (const folder of listed) allow(fence, folder, READ_DIR);
      allow(fence, own, handled);
      return fence;
    },
    enterFence(fence) {
      prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
      if (Number(restrictSelf(calls.restrictSelf, fence, 0)) !== 0) throw new Error('there is no Landlock');
      close(fence);
    },
  };
}
