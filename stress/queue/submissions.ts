import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../harness/package-root';

/** Writes a class whose first task is graded in a moment: every third has no dump, every third a wrong one. */
export function makeSubmissions(folder: string, count: number): void {
  const dump = readFileSync(join(packageRoot, 'dump.rdb'));
  for (let index = 0; index < count; index += 1) {
    const own = join(folder, `student-${String(index).padStart(4, '0')}`);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, '1-redis_op.js'), `// student ${index}\n`);
    if (index % 3 === 0) writeFileSync(join(own, 'dump.rdb'), dump);
    if (index % 3 === 1) writeFileSync(join(own, 'dump.rdb'), `no dump ${index}`);
  }
}
