import fs from 'node:fs';
import type { Random } from '../random';

/** The calls with which the harness creates stages and folders of terminals. */
const calls = ['writeFileSync', 'readFileSync', 'mkdirSync', 'renameSync', 'copyFileSync', 'readdirSync'] as const;

/** Delays some reads and writes of this process in the harness's own folders, by up to 30 ms. */
export function slowDisk(random: Random): void {
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (const name of calls) {
    const original = fs[name] as (...given: unknown[]) => unknown;
    const slow = (...given: unknown[]): unknown => {
      const own = String(given[0]).includes('queuing-spec');
      if (own && random.next() < 0.1) Atomics.wait(clock, 0, 0, random.between(1, 30));
      return original(...given);
    };
    Object.assign(fs, { [name]: slow });
  }
}
