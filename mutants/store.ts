import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../harness/package-root';

/** The result of a mutant: a rule caught it, no rule did, or the harness could not tell. */
export interface Judged {
  readonly key: string;
  readonly outcome: 'killed' | 'survived' | 'error';
  /** The rule that killed it. */
  readonly rule?: string;
}

/** The results so far. The next run continues from there, until a rule or a step changes. */
export class Store {
  readonly known = new Map<string, Judged>();
  readonly #file: string;

  /** @param fresh whether to forget the results of earlier runs */
  constructor(fresh: boolean, folder = join(packageRoot, 'reports', 'mutants')) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, `${specificationKey()}.ndjson`);
    if (fresh) rmSync(this.#file, { force: true });
    if (!existsSync(this.#file)) return;
    for (const line of readFileSync(this.#file, 'utf8').split('\n')) {
      const judged = parsed(line);
      // An incomplete line of an interrupted run is no result. Mutants without a verdict are tried again.
      if (judged && judged.outcome !== 'error') this.known.set(judged.key, judged);
    }
  }

  keep(judged: Judged): void {
    this.known.set(judged.key, judged);
    appendFileSync(this.#file, `${JSON.stringify(judged)}\n`);
  }
}

function parsed(line: string): Judged | undefined {
  try {
    return JSON.parse(line) as Judged;
  } catch {
    return undefined;
  }
}

/** Changes with the features and the steps. */
function specificationKey(): string {
  const hash = createHash('sha256');
  for (const folder of ['features', 'steps']) {
    const names = readdirSync(join(packageRoot, folder)).filter(name => /\.(feature|ts)$/.test(name));
    for (const name of names.sort()) hash.update(`${name}\0`).update(readFileSync(join(packageRoot, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
