/** Loaded into a program's own Node before its first line (`node --require`). Its settings: JSON in `QUEUING_SPEC_RUNTIME`. */
import { createRequire } from 'node:module';
import { forgetRuntime, refuseAddons } from './confinement/addons';
import { openLandlock } from './confinement/landlock';
import { prepareProgram, type RuntimeSettings, reachable } from './program';

/** The preload's settings. */
export interface PreloadSettings extends RuntimeSettings {
  /** What keeps this process to its own folder and ports, where the system can. */
  readonly fence?: { readonly koffi: string; readonly listed: readonly string[]; readonly own: string };
}

const settings: PreloadSettings = JSON.parse(process.env.QUEUING_SPEC_RUNTIME ?? '{"ports":{},"ownPorts":[]}');
delete process.env.QUEUING_SPEC_RUNTIME;
fence(settings);
refuseAddons();
prepareProgram()(settings);
forgetRuntime(__dirname);

/** Without Landlock, or a way to use it, only Node's permissions and the guards apply. */
function fence({ fence: walls, ...reach }: PreloadSettings): void {
  if (!walls) return;
  try {
    const { load } = createRequire(__filename)(walls.koffi) as typeof import('koffi');
    const landlock = openLandlock(load(null));
    landlock.enterFence(
      landlock.makeFence({ listed: walls.listed, own: walls.own, connect: reachable(reach), listen: reach.ownPorts }),
    );
  } catch {
    // An older kernel, or another C library.
  }
}
