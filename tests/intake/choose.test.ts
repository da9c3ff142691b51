import { join } from 'node:path';
import { expect } from 'chai';
import { takeIn } from '../../grade/intake/take-in';
import { readTasks } from '../../grade/specification/tasks';
import { makeFolder } from '../folder';

const tasks = readTasks();
const whole = ['0-redis_client', '1-redis_op', '5-subscriber', '5-publisher', '8-job', '9-stock', '100-seat'];

/** What becomes of files that are handed in, all of them empty. */
async function takenIn(files: readonly string[], deep: boolean) {
  const folder = makeFolder(Object.fromEntries([...files.map(name => [`${name}.js`, '']), ['README.md', '']]));
  const work = makeFolder();
  const handedIn = { path: Buffer.from(folder.path), kind: 'folder', shown: 'ann' } as const;
  const taken = await takeIn(handedIn, { tasks, work: join(work.path, 'work'), deep });
  folder.remove();
  work.remove();
  return { taken, folder: folder.path, said: 'reason' in taken ? taken.reason : taken.notes.join(' ') };
}

describe('programs that are not in the folder itself', () => {
  const cases: Readonly<Record<string, readonly [readonly string[], string]>> = {
    'one folder down': [
      whole.map(name => `work/${name}`),
      'The programs are not in ann but in ann/work: give that folder.',
    ],
    'several down': [
      whole.map(name => `alx/0x03/${name}`),
      'The programs are not in ann but in ann/alx/0x03: give that folder.',
    ],
    'of other names': [['a/x'], 'The programs are not in ann but in ann/a: give that folder.'],
    'in two folders, one of them an example': [
      [...whole.map(name => `example/${name}`), ...whole.slice(0, 3).map(name => `work/${name}`)],
      'The programs are not in ann but in ann/work (3) and ann/example (7): probably ann/work is meant, so give that folder.',
    ],
  };
  for (const [what, [files, says]] of Object.entries(cases))
    it(`${what}: none is graded, and the reason says which folder is meant`, async () => {
      const { taken, said } = await takenIn(files, false);
      expect(said).to.equal(says);
      expect(taken).to.include({ verdict: 'fail', deeper: true });
      expect(taken.notes).to.deep.equal(['With --deep, programs count wherever they lie.']);
    });
});

/** Which folder of a hand-in is graded, and what is said of the others. */
describe('with --deep, the folder that is graded', () => {
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
      const { taken: found, folder, said } = await takenIn(files, true);
      if (taken === undefined) expect(found).not.to.have.property('target');
      else expect(found).to.have.property('target', join(folder, taken));
      // What lies at the top is graded so without --deep too.
      if (taken === '') expect((await takenIn(files, false)).said).to.equal(said);
      if (says) expect(said).to.match(says);
      if (silent) expect(said).to.equal('');
    });
});
