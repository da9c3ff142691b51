import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GradedSolution } from '../../report/class/class-result';
import { verdictOf } from '../../report/result';

/** A grade with what it depends on. */
interface Kept extends GradedSolution {
  readonly fingerprint: string;
}

/** The grades of a class on disk, a file each, so that a run that is broken off loses none that is finished. */
export class Store {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** The grade of a solution, where it is still good: of these files, and no fault of the harness; of this seed, if given. */
  read(name: string, fingerprint: string, seed?: string): GradedSolution | undefined {
    const kept = readKept(this.#path(name));
    if (!kept || kept.fingerprint !== fingerprint || verdictOf(kept.result) === 'error') return undefined;
    return seed === undefined || kept.result.seed === seed ? { name, result: kept.result } : undefined;
  }

  /** Written beside its place and renamed into it: it is there whole, or not at all. */
  write({ name, result }: GradedSolution, fingerprint: string): void {
    const path = this.#path(name);
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify({ name, fingerprint, result } satisfies Kept));
    renameSync(draft, path);
  }

  /** All grades, in the order of the solutions' names. */
  all(): GradedSolution[] {
    const files = readdirSync(this.folder).filter(name => name.endsWith('.json'));
    const kept = files.flatMap(name => readKept(join(this.folder, name)) ?? []);
    return kept.map(({ name, result }) => ({ name, result })).sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
  }

  #path(name: string): string {
    const short = createHash('sha256').update(name).digest('hex').slice(0, 8);
    return join(this.folder, `${name.replace(/[^\w.-]/g, '_').slice(0, 80)}-${short}.json`);
  }
}

function readKept(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}
