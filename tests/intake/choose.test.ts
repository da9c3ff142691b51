import { join } from 'node:path';
import { expect } from 'chai';
import { takeIn } from '../../grade/intake/take-in';
import { readTasks } from '../../grade/specification/tasks';
import { makeFolder } from '../folder';

const tasks = readTasks();
const whole = ['0-redis_client', '1-redis_op', '5-subscriber', '5-publisher', '8-job', '9-stock', '100-seat'];

/** Which folder of a hand-in is graded, and what is said of the others. */
describe('the folder that is graded', () => {
  const cases: Readonly<Record<string, { files: readonly string[]; taken?: string; says?: RegExp; silent?: true }>> = {
    'programs at the top': { files: whole, taken: '', silent: true },
    'a wrapper around them': {
      files: whole.map(name => `alx/0x03-queuing_system_in_js/${name}`),
      taken: 'alx/0x03-queuing_system_in_js',
    },
    'three at the top, and a whole example two folders down': {
      files: [...whole.slice(0, 3), ...whole.map(name => `notes/class-example/${name}`)],
      taken: '',
      says: /the folder itself \(3\) was graded, not notes\/class-example \(7\)\./,
    },
    'three of their own, beside a whole example': {
      files: [...whole.slice(0, 3).map(name => `work/${name}`), ...whole.map(name => `example/${name}`)],
      taken: 'work',
      says: /work \(3\) was graded, not example \(7\)/,
    },
    'an earlier attempt beside the last': {
      files: [...whole.map(name => `queue/${name}`), ...whole.slice(0, 4).map(name => `attempt/${name}`)],
      taken: 'queue',
      says: /queue \(7\) was graded, not attempt \(4\)/,
    },
    'a folder for each task': {
      files: whole.map((name, at) => `task_${at}/${name}`),
      says: /^Its programs are spread over task_0, task_1, .* and \d more: put them together in one folder\./,
    },
    'an assignment called redis-3-queue': { files: whole.map(name => `redis-3-queue/${name}`), taken: 'redis-3-queue' },
    "Redis's own source, and packages": {
      files: [...whole, 'redis-7.2.4/5-subscriber', 'redis-stable/5-subscriber', 'node_modules/x/5-subscriber'],
      taken: '',
      silent: true,
    },
    'compiled programs beside their source': {
      files: [...whole.map(name => `dist/${name}`), ...whole.map(name => `src/${name}`)],
      taken: 'src',
    },
    'compiled programs alone': { files: whole.map(name => `dist/${name}`), taken: 'dist' },
    'programs with other names': { files: ['0_redis-client', 'app'], taken: '' },
    'no program at all': { files: [], says: /^There is no program in it/ },
  };
  for (const [what, { files, taken, says, silent }] of Object.entries(cases))
    it(what, async () => {
      const folder = makeFolder(Object.fromEntries([...files.map(name => [`${name}.js`, '']), ['README.md', '']]));
      const work = makeFolder();
      const found = await takeIn(Buffer.from(folder.path), 'folder', tasks, join(work.path, 'work'));
      folder.remove();
      work.remove();
      if (taken === undefined) expect(found).not.to.have.property('target');
      else expect(found).to.have.property('target', join(folder.path, taken));
      const said = 'reason' in found ? found.reason : found.notes.join(' ');
      if (says) expect(said).to.match(says);
      if (silent) expect(said).to.equal('');
    });
});
