import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { makeFolder } from '../folder';
import { gradeFolder, rightProgram } from './grading';

/** What each program of `tests/fixtures/forgers` does to seem done before it is. */
const programs: Readonly<Record<string, string>> = {
  'sets-a-timer-that-does-not-count': 'sets a timer that does not keep it alive',
  'sets-a-timer-by-promise': 'sets one by a promise',
  'sets-a-timer-by-memory': 'waits for a word of shared memory, and no longer than a moment',
  'sets-a-timer-by-signal': 'sets one by an AbortSignal',
  'sets-a-timer-by-socket': 'sets one by the time-out of a socket',
  'names-its-timer-a-librarys': 'gives its timer a library’s file name',
  'writes-stack-traces-itself': 'writes the stack traces by which its preload tells a library’s timer',
  'redefines-what-judges': 'redefines what its preload may judge by',
  'pollutes-what-objects-inherit': 'gives all objects what a message would have',
  'listens-to-what-judges': 'listens to every function that a message may go through',
  'speaks-in-the-place-of-its-preload': 'writes what its preload would say',
  'takes-the-probes-away': 'reads the harness’s questions before its preload does',
  'looks-for-the-key': 'looks for the key of its preload’s messages wherever it can',
};

/** A right program of task 1, and a line that it should not print. */
const right = `import redis from 'redis';
const client = redis.createClient();
client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log('Redis client not connected to the server: ' + error));
let printed = false;
const extra = () => {
  if (!printed) console.log('Not asked for');
  printed = true;
};
`;

/** The rule that nothing but the right line is shown. */
async function verdictOf(name: string) {
  const text = readFileSync(join(__dirname, '../fixtures/forgers', `${name}.js`), 'utf8');
  const target = makeFolder({ '0-redis_client.js': text.replace('RIGHT', right), '1-redis_op.js': rightProgram() });
  try {
    const { hostile, next } = await gradeFolder(target.path);
    return { rule: hostile.rules[0], said: JSON.stringify(hostile, null, 1), next };
  } finally {
    target.remove();
  }
}

describe('a program that is wrong a moment later than it seems, and that', function () {
  this.timeout(180_000);

  it('is among the fixtures is named here', () => {
    const files = readdirSync(join(__dirname, '../fixtures/forgers')).map(name => name.replace('.js', ''));
    expect(files.sort()).to.deep.equal(Object.keys(programs).sort());
  });

  for (const [name, what] of Object.entries(programs)) {
    it(`${what}: does not pass`, async () => {
      const { rule, said, next } = await verdictOf(name);
      expect(rule?.verdict, said).to.equal('fail');
      expect(said).not.to.include('got through');
      expect(next.verdict, JSON.stringify(next, null, 1)).to.equal('pass');
    });
  }
});
