import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ISupportCodeLibrary } from '@cucumber/cucumber/api';
import { gradeSolution } from '../../grade/solution/grade-solution';
import { loadSteps } from '../../grade/specification/specification';
import type { Result, TaskResult } from '../../report/result';
import { makeFolder } from '../folder';

/** How a hostile program was graded, and the right one that came after it. */
export interface Graded {
  readonly hostile: TaskResult;
  readonly next: TaskResult;
  readonly result: Result;
  readonly seconds: number;
}

/** The program that stands in the hostile one's task, and a right program for the next task. */
const hostileName = '0-redis_client.js';
const next = { '1-redis_op.js': rightProgram() };

let support: Promise<ISupportCodeLibrary> | undefined;

/** Grades a program of `tests/fixtures/hostile` as the program of task 1, with a right one of task 2 after it. */
export async function gradeHostile(name: string, words: Readonly<Record<string, string>> = {}): Promise<Graded> {
  const text = readFileSync(join(__dirname, '../fixtures/hostile', `${name}.js`), 'utf8');
  const filled = Object.entries(words).reduce((all, [word, value]) => all.replaceAll(word, value), text);
  const target = makeFolder({ [hostileName]: filled, ...next });
  try {
    return await gradeFolder(target.path);
  } finally {
    target.remove();
  }
}

/** Grades a folder's tasks 1 and 2, the first of them hostile. */
export async function gradeFolder(target: string): Promise<Graded> {
  support ??= loadSteps();
  const startedAt = performance.now();
  const { result } = await gradeSolution({
    target,
    tasks: ['task-1', 'task-2'],
    seed: 'hostile',
    parallel: 0,
    support: await support,
  });
  const [hostile, other] = result.tasks;
  if (!hostile || !other) throw new Error(`two tasks were to be graded, not ${result.tasks.length}`);
  return { hostile, next: other, result, seconds: (performance.now() - startedAt) / 1000 };
}

/** A right program of task 2, as a learner writes it. */
export function rightProgram(): string {
  return `import redis from 'redis';
const client = redis.createClient();
client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log('Redis client not connected to the server: ' + error));
function setNewSchool(schoolName, value) {
  client.set(schoolName, value, redis.print);
}
function displaySchoolValue(schoolName) {
  client.get(schoolName, (error, value) => console.log(value));
}
displaySchoolValue('Holberton');
setNewSchool('HolbertonSanFrancisco', '100');
displaySchoolValue('HolbertonSanFrancisco');
`;
}
