import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reapWithHarness, release } from '../reaper/reaper';
import { forks } from '../settings';
import { surround } from '../stage/copy';
import type { Stage } from '../stage/stage';
import { WorkingFolders } from '../stage/working-folders';
import { ForkServer } from './fork-server';
import { koffiPath } from './koffi';
import type { Launch } from './launch';
import { spawnProgram } from './process';
import { Terminal } from './terminal';

/** After so many launches it is likely that there will be many more. */
const fewLaunches = 2;

/**
 * Starts the programs of one stage: the first ones in a Node of their own each, unless many are expected, further ones
 * from a fork server, which is several times faster. A program cannot tell which it was.
 */
export class Launcher {
  /** What programs may read beside their stage. */
  readonly folder = mkdtempSync(join(realpathSync(tmpdir()), 'queuing-spec-'));
  /** Where programs may write. */
  readonly scratch = join(this.folder, 'scratch');
  /** Where programs of the stage run, one at a time in each. */
  readonly working: WorkingFolders;
  #launches = 0;
  #server: ForkServer | undefined;

  /** @param expected how many programs it may have to start, for all one knows */
  constructor(
    readonly stage: Stage,
    expected = 0,
  ) {
    reapWithHarness(`folder ${this.folder}`);
    mkdirSync(this.scratch);
    surround(stage, this.folder);
    this.working = new WorkingFolders(stage, this.scratch);
    if (expected > fewLaunches) this.#startServer();
  }

  /** How many programs of the stage it has started. */
  get launches(): number {
    return this.#launches;
  }

  /** Starts a program in a terminal. */
  start(launch: Launch): Terminal {
    // What has its own limits, a keyboard, or is no program of the stage is nothing for the server.
    if (launch.limits || launch.command || launch.input !== undefined) return Terminal.start(launch);
    const server = this.#startsLike(launch) ? this.#server : undefined;
    this.#launches += 1;
    if (this.#launches === fewLaunches) this.#startServer();
    return Terminal.start(launch, server?.ready ? server.launch.bind(server) : spawnProgram);
  }

  /** Ends whatever it has started, and tidies up. */
  async end(): Promise<void> {
    await this.#server?.end();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
    release(`folder ${this.folder}`);
  }

  /** What the server has loaded before the programs, no child of it can be without. */
  #startsLike({ first = [] }: Launch): boolean {
    return first.length === this.stage.first.length && first.every((path, index) => path === this.stage.first[index]);
  }

  #startServer(): void {
    if (forks() && koffiPath()) this.#server ??= new ForkServer(this.stage, this.folder, this.scratch);
  }
}
