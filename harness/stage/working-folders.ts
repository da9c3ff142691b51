import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyFiles } from './copy';
import type { Stage } from './stage';

/**
 * The folders in which programs of one stage run, each with files of its own. One in which a program has changed nothing,
 * as hardly any does, is taken again: to copy a few dozen files and to remove them costs more than to fork a program.
 */
export class WorkingFolders {
  readonly #free: string[] = [];
  /** What a folder looked like before any program ran in it. */
  readonly #before = new Map<string, string>();

  /** @param around where they go: a folder that `surround` has been called on, or one within it */
  constructor(
    private readonly stage: Stage,
    private readonly around: string,
  ) {}

  /** A folder with a copy of the stage's files, as they are in the stage. */
  take(): string {
    const free = this.#free.pop();
    if (free !== undefined) return free;
    const folder = join(this.around, `queuing-spec-terminal-${randomUUID()}`);
    copyFiles(this.stage, folder);
    this.#before.set(folder, stateOf(folder));
    return folder;
  }

  /** Takes a folder back whose program has ended: for another one, or to be removed when anything was changed in it. */
  giveBack(folder: string): void {
    if (this.#before.get(folder) === stateOrNone(folder)) {
      this.#free.push(folder);
    } else {
      this.remove(folder);
    }
  }

  /** Takes a folder back that is not to be used again. */
  remove(folder: string): void {
    this.#before.delete(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Undefined: a program has made it unreadable, or removed it. */
function stateOrNone(folder: string): string | undefined {
  try {
    return stateOf(folder);
  } catch {
    return undefined;
  }
}

/** All that is in a folder, and when it was last changed: the kernel's note of that (ctime), which no program can set. */
function stateOf(folder: string): string {
  const { ino, ctimeNs, mode } = lstatSync(folder, { bigint: true });
  const own = `${folder} ${ino} ${ctimeNs} ${mode}`;
  const entries = readdirSync(folder, { withFileTypes: true }).map(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return stateOf(path);
    const file = lstatSync(path, { bigint: true });
    return `${path} ${file.ino} ${file.ctimeNs} ${file.size}`;
  });
  return [own, ...entries].join('\n');
}
