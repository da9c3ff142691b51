import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GradedSolution, NotGraded } from '../../report/class/class-result';
import { verdictOf } from '../../report/result';

/** A grade with what it depends on. */
interface KeptGrade extends GradedSolution {
  readonly fingerprint: string;
}

/** The grades of a class on disk, one file each, so that an interrupted run loses no finished grade. */
export class Store {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /**
   * The grade of a solution, if it still holds: for the same files, not an error of the harness, and of this seed if one is
   * given.
   */
  read(name: string, fingerprint: string, seed?: string): GradedSolution | undefined {
    const kept = readKept(this.#path(name));
    if (!kept || !('result' in kept)) return undefined;
    const { fingerprint: known, ...grade } = kept;
    if (known !== fingerprint || verdictOf(grade.result) === 'error') return undefined;
    return seed === undefined || grade.result.seed === seed ? grade : undefined;
  }

  write(grade: GradedSolution, fingerprint: string): void {
    this.#put(grade.name, { ...grade, fingerprint } satisfies KeptGrade);
  }

  /** Keeps an entry without a grade, for a class that is joined from parts. */
  writeNotGraded(entry: NotGraded): void {
    this.#put(entry.name, entry);
  }

  /** All grades, in no order. */
  all(): { solutions: GradedSolution[]; notGraded: NotGraded[] } {
    const files = readdirSync(this.folder).filter(name => name.endsWith('.json'));
    const kept = files.flatMap(name => readKept(join(this.folder, name)) ?? []);
    const grades = kept.filter(one => 'result' in one);
    return {
      solutions: grades.map(({ fingerprint: _, ...grade }) => grade),
      notGraded: kept.filter((one): one is NotGraded => 'reason' in one),
    };
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
  }

  /** Writes to a temporary name and renames it, so that the file is complete or absent. */
  #put(name: string, value: KeptGrade | NotGraded): void {
    const path = this.#path(name);
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, JSON.stringify(value));
    renameSync(draft, path);
  }

  #path(name: string): string {
    const short = createHash('sha256').update(name).digest('hex').slice(0, 8);
    return join(this.folder, `${name.replace(/[^\w.-]/g, '_').slice(0, 80)}-${short}.json`);
  }
}

function readKept(path: string): KeptGrade | NotGraded | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as KeptGrade | NotGraded;
  } catch {
    return undefined;
  }
}
