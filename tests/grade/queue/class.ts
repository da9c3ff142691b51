import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import type { ClassResult } from '../../../report/class/class-result';

const root = join(__dirname, '..', '..', '..');
const dump = readFileSync(join(root, 'dump.rdb'));

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

/** Starts `queuing-spec` with these arguments; never rejects. */
export function command(...args: string[]) {
  return execa(process.execPath, ['bin/start.js', 'queuing-spec', ...args], { cwd: root, reject: false, all: true });
}

/** The verdicts of a class, student by student. */
export function verdictsIn(out: string): [name: string, verdicts: string][] {
  const { solutions } = JSON.parse(readFileSync(join(out, 'class.json'), 'utf8')) as ClassResult;
  return solutions.map(({ name, result }) => [
    name,
    result.tasks.flatMap(task => task.rules.map(rule => `${rule.verdict} ${rule.rule}: ${rule.why ?? ''}`)).join('\n'),
  ]);
}
