import { randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reapWithHarness, release } from '../reaper/reaper';
import { copyFiles, surround } from '../stage/copy';
import type { Stage } from '../stage/stage';
import type { Launcher } from '../terminal/launcher';

/** The folders of one session: its own stages, and the working directories of its terminals. */
export class SessionFolders {
  readonly #own: string[] = [];
  /** Working directories that belong to the launcher. */
  readonly #borrowed: string[] = [];
  #around: string | undefined;

  /** @param launcher its folder has room for all; without it, each folder stands by itself */
  constructor(
    private readonly stage: Stage,
    private readonly launcher: Launcher | undefined,
  ) {}

  /** The folder above the working directories, which holds the packages. */
  get around(): string {
    if (this.launcher) return this.launcher.folder;
    if (this.#around === undefined) {
      this.#around = this.#place('session', undefined);
      mkdirSync(this.#around);
      surround(this.stage, this.#around);
    }
    return this.#around;
  }

  /** A working directory with the files of a stage. */
  forProgram(stage: Stage): string {
    if (this.launcher && stage.folder === this.launcher.stage.folder) {
      const folder = this.launcher.working.take();
      this.#borrowed.push(folder);
      return folder;
    }
    const folder = this.#placeForTerminal();
    copyFiles(stage, folder);
    return folder;
  }

  /** An empty working directory. */
  forTool(): string {
    const folder = this.#placeForTerminal();
    mkdirSync(folder);
    return folder;
  }

  /** A path for a stage; there is no such folder yet. */
  placeForStage(): string {
    return this.#place('stage', this.launcher?.folder);
  }

  /**
   * Removes them, and gives back what belongs to the launcher.
   *
   * @param mayStillWrite whether a process of the session may have outlived it: then nothing is used again
   */
  close(mayStillWrite: boolean): void {
    for (const folder of this.#borrowed) {
      if (mayStillWrite) this.launcher?.working.remove(folder);
      else this.launcher?.working.giveBack(folder);
    }
    for (const folder of this.#own) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
      if (!this.launcher) release(`folder ${folder}`);
    }
  }

  #placeForTerminal(): string {
    return this.#place('terminal', this.launcher?.scratch ?? this.around);
  }

  /** The reaper knows the launcher's folder already. */
  #place(purpose: string, within: string | undefined): string {
    const folder = join(within ?? realpathSync(tmpdir()), `queuing-spec-${purpose}-${randomUUID()}`);
    if (within === undefined) reapWithHarness(`folder ${folder}`);
    this.#own.push(folder);
    return folder;
  }
}
