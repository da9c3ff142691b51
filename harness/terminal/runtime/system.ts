import { createRequire } from 'node:module';
import { type Landlock, openLandlock } from './confinement/landlock';

/** The calls of the C library and of libuv that a fork server needs, and Node does not offer. */
export interface System extends Landlock {
  /**
   * Makes a child that has all the memory of this process, also what V8 keeps from children.
   *
   * @returns 0 in the child, its process id in the parent
   */
  fork(): number;
  /** Makes Node's event loop the child's own, after a fork. */
  ownLoop(): void;
  /** Puts a process into a group of its own; 0: this one. */
  leadGroup(pid: number): void;
  /** Waits for the end of a child; its status as waitpid gives it. */
  wait(pid: number): number;
  duplicate(from: number, to: number): void;
  close(descriptor: number): void;
  /** Closes all descriptors from one to another. */
  closeRange(first: number, last: number): void;
  /** Ends this process with its parent. */
  endWithParent(): void;
  processId(): number;
  /** Lets threads that start from now on have so much stack, in bytes. */
  setStack(bytes: number): void;
  /** Has V8 do by itself what it would share out among its threads: a child has none of them. */
  workAlone(): void;
  /** Has this process end with an exit code as soon as Node has said its last word, before Node takes itself apart. */
  leaveEarly(exitCode: number): void;
}

/** From the Linux headers; the same on every architecture. */
const linux = {
  SYS_close_range: 436,
  MADV_DOFORK: 11,
  RLIMIT_STACK: 3,
  PR_SET_PDEATHSIG: 1,
  SIGKILL: 9,
  PROT_READ: 1,
  PROT_WRITE: 2,
};

const pageBytes = 4096;
/** More than a process can have; where nothing is mapped, nothing is done. */
const addressSpace = 2 ** 48;

/** @param koffi where the foreign function interface is, which makes these calls */
export function openSystem(koffi: string): System {
  const { load, address } = createRequire(__filename)(koffi) as typeof import('koffi');
  const library = load(null);
  const loop = library.func('void *uv_default_loop()')();
  const fork = library.func('int fork()');
  const adoptLoop = library.func('int uv_loop_fork(void *loop)');
  const madvise = library.func('int madvise(size_t from, size_t length, int advice)');
  const setpgid = library.func('int setpgid(int pid, int group)');
  const waitpid = library.func('int waitpid(int pid, _Out_ int *status, int options)');
  const prctl = library.func('int prctl(int option, unsigned long value)');
  const setrlimit = library.func('int setrlimit(int what, uint64_t *limit)');
  // Of Node's and V8's own C++ interface: the environment of this process, and what is done when it exits.
  const isolate = library.func('void *_ZN2v87Isolate10GetCurrentEv()');
  const context = library.func('void *_ZN2v87Isolate17GetCurrentContextEv(void *isolate)');
  const environment = library.func('void *_ZN4node21GetCurrentEnvironmentEN2v85LocalINS0_7ContextEEE(void *context)');
  const atExit = library.func(
    'void _ZN4node6AtExitEPNS_11EnvironmentEPFvPvES2_(void *env, void *call, uintptr_t argument)',
  );
  const exitNow = library.symbol('_exit', 'void');
  const closeRange = library.func('long syscall(long call, uint32_t first, uint32_t last, uint32_t flags)');
  const mprotect = library.func('int mprotect(uintptr_t from, size_t length, int protection)');
  const write = library.func('void *memcpy(uintptr_t to, uint64_t *from, size_t length)');
  const read = library.func('void *memcpy(_Out_ uint64_t *to, uintptr_t from, size_t length)');
  const { SYS_close_range, MADV_DOFORK, RLIMIT_STACK, PR_SET_PDEATHSIG, SIGKILL, PROT_READ, PROT_WRITE } = linux;
  return {
    fork() {
      // Nothing is allocated between the two: V8 would keep that from the child again.
      madvise(pageBytes, addressSpace - 2 * pageBytes, MADV_DOFORK);
      return fork();
    },
    ownLoop: () => adoptLoop(loop),
    leadGroup: pid => void setpgid(pid, 0),
    wait(pid) {
      const status = [0];
      waitpid(pid, status, 0);
      return status[0] as number;
    },
    duplicate: library.func('int dup2(int from, int to)'),
    close: library.func('int close(int descriptor)'),
    closeRange: (first, last) => void closeRange(SYS_close_range, first, last, 0),
    endWithParent: () => void prctl(PR_SET_PDEATHSIG, SIGKILL),
    processId: library.func('int getpid()'),
    setStack: bytes => void setrlimit(RLIMIT_STACK, [bytes, bytes]),
    workAlone() {
      const table = address(library.symbol('_ZTVN4node12NodePlatformE', 'void'));
      const asked = address(library.symbol('_ZN4node12NodePlatform21NumberOfWorkerThreadsEv', 'void'));
      // It has no argument and always gives 0.
      const none = address(library.symbol('sched_yield', 'void'));
      const entries = new BigUint64Array(32);
      read(entries, table, entries.byteLength);
      const index = entries.indexOf(asked);
      if (index < 0) throw new Error('this Node is built otherwise');
      const entry = table + BigInt(index * 8);
      const page = entry & ~BigInt(pageBytes - 1);
      mprotect(page, pageBytes, PROT_READ | PROT_WRITE);
      write(entry, [none], 8);
      mprotect(page, pageBytes, PROT_READ);
    },
    ...openLandlock(library),
    leaveEarly: exitCode => atExit(environment(context(isolate())), exitNow, exitCode),
  };
}
