import { join } from 'node:path';
import { gradeSolution } from '../../grade/solution/grade-solution';
import type { ClassResult } from '../../report/class/class-result';
import { makeFolder } from '../folder';

const right = `import redis from 'redis';
const client = redis.createClient();
client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.error('Redis client not connected to the server: ' + error));
`;

/** Two programs, the second of which does not do what it should. */
export const programs = {
  '0-redis_client.js': right,
  '1-redis_op.js': `${right}client.set('School', 'Holberton', redis.print);\n`,
};

/** Grades these programs for real. */
export async function gradePrograms() {
  const folder = makeFolder(programs);
  try {
    const tasks = ['task-1', 'task-2'];
    return await gradeSolution({ target: folder.path, tasks, seed: 'pages', parallel: 0 });
  } finally {
    folder.remove();
  }
}

/**
 * A class of that many, all graded alike, each with its own name.
 *
 * @param times the two tasks are told so often, as if they were more
 */
export function classOf({ result }: Awaited<ReturnType<typeof gradePrograms>>, count: number, times = 1): ClassResult {
  const tasks = Array.from({ length: times }, (_, time) =>
    result.tasks.map(task => (time === 0 ? task : { ...task, id: `${task.id}${time}` })),
  ).flat();
  const solutions = Array.from({ length: count }, (_, place) => ({
    id: `student-${String(place).padStart(4, '0')}`,
    name: `student-${String(place).padStart(4, '0')}`,
    result: { ...result, tasks, target: join('/classes', `student-${place}`) },
  }));
  return { versions: result.versions, solutions, notGraded: [] };
}
