import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClassResult } from '../../../report/class/class-result';
import type { Result } from '../../../report/result';

const dump = readFileSync(join(__dirname, '..', '..', '..', 'dump.rdb'));

/** A class whose first task is graded in a moment: every third has no dump, every third a wrong one. */
export function makeClass(count: number): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'queuing-spec-test-')), 'winter');
  for (let index = 0; index < count; index += 1) {
    const own = join(folder, `student-${String(index).padStart(3, '0')}`);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, '1-redis_op.js'), `// student ${index}\n`);
    if (index % 3 === 0) writeFileSync(join(own, 'dump.rdb'), dump);
    if (index % 3 === 1) writeFileSync(join(own, 'dump.rdb'), `no dump ${index}`);
  }
  return folder;
}

/** The rows of a class without what differs from run to run: how long each took, and where it lay. */
export function rowsIn(out: string): { readonly name: string; readonly verdicts: string; readonly result: Result }[] {
  const { solutions } = JSON.parse(readFileSync(join(out, 'class.json'), 'utf8')) as ClassResult;
  return solutions.map(({ name, result }) => ({
    name,
    verdicts: result.tasks
      .flatMap(task => task.rules.map(rule => `${rule.verdict} ${rule.rule}: ${rule.why ?? ''}`))
      .join('\n'),
    result: JSON.parse(JSON.stringify(result, (key, value) => (key === 'durationMs' ? 0 : value))) as Result,
  }));
}
