import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { packageRoot } from '../../harness/package-root';
import { cacheFolder } from '../../harness/settings';
import { refusal } from '../intake';
import type { Check, Finding } from './check';

/** The free space that a run needs, in bytes: for stages, Redis and transcripts. */
const needed = 100 * 1024 * 1024;

/** The folders that a run writes to must exist and be writable. Programs are started from the temporary one. */
export const folderChecks: readonly Check[] = [
  { name: 'temporary folder', look: temporaryFolder },
  { name: 'cache', look: cache },
  { name: 'checkout', look: checkout },
];

function temporaryFolder(): Finding {
  const folder = tmpdir();
  const setting = 'set TMPDIR to a folder that can be written to, and from which programs may be started';
  if (!isAbsolute(folder)) return { state: 'bad', found: `TMPDIR is ${folder}, no absolute path`, mend: setting };
  if (!existsSync(folder)) return { state: 'bad', found: `${folder} is not there`, mend: setting };
  if (!statSync(folder).isDirectory()) return { state: 'bad', found: `${folder} is no folder`, mend: setting };
  const trouble = troubleWriting(folder);
  if (trouble)
    return {
      state: 'bad',
      found: `${folder} cannot be written to: ${trouble}`,
      mend: `${makeRoom(trouble)}${setting}`,
    };
  const program = mkdtempSync(join(folder, 'queuing-spec-doctor-'));
  try {
    const script = join(program, 'start');
    writeFileSync(script, '#!/bin/sh\nexit 0\n', { mode: 0o700 });
    execFileSync(script, { stdio: 'ignore' });
  } catch {
    return { state: 'bad', found: `no program may be started from ${folder} (it is mounted noexec)`, mend: setting };
  } finally {
    rmSync(program, { recursive: true, force: true });
  }
  return room(folder);
}

function cache(): Finding {
  const folder = cacheFolder();
  const { XDG_CACHE_HOME: named = '' } = process.env;
  const trouble = troubleWriting(folder);
  if (trouble)
    return {
      state: 'bad',
      found: `${folder} cannot be written to: ${trouble}`,
      mend: `${makeRoom(trouble)}set XDG_CACHE_HOME to a folder that can`,
    };
  const full = room(folder);
  if (full.state === 'bad') return full;
  if (named && !isAbsolute(named))
    return { state: 'poor', found: `${folder}, because XDG_CACHE_HOME is no absolute path`, mend: 'set it to one' };
  if (!folder.startsWith(tmpdir())) return full;
  return {
    state: 'poor',
    found: `${folder}, because the home folder takes nothing`,
    mend: 'set XDG_CACHE_HOME to keep what is fetched',
  };
}

/** Cucumber reads a backslash in a path as part of a pattern. */
function checkout(): Finding {
  return packageRoot.includes('\\')
    ? {
        state: 'bad',
        found: `${packageRoot} has a backslash in its path`,
        mend: 'move queuing-spec to a folder without one',
      }
    : { state: 'good', found: packageRoot };
}

function room(folder: string): Finding {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  return free < needed
    ? {
        state: 'bad',
        found: `${folder} has only ${inMegabytes(free)} left`,
        mend: `make room: ${inMegabytes(needed)} are needed`,
      }
    : { state: 'good', found: `${folder}, ${inMegabytes(free)} free` };
}

function troubleWriting(folder: string): string | undefined {
  const file = join(folder, `queuing-spec-doctor-${process.pid}`);
  try {
    writeFileSync(file, Buffer.alloc(64 * 1024));
    return undefined;
  } catch (error) {
    return refusal(error);
  } finally {
    rmSync(file, { force: true });
  }
}

function makeRoom(trouble: string): string {
  return /full|quota/.test(trouble) ? 'make room, or ' : '';
}

function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / 1024 ** 2).toLocaleString('en')} MB`;
}
