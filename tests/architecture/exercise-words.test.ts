import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { namedIn, wordsOfTheExercise } from './exercise-words';

const root = join(__dirname, '..', '..');

describe('The exercise', () => {
  const words = wordsOfTheExercise(root);

  it('is named by no file of steps/ and harness/: a second exercise needs features only', () => {
    const named = ['steps', 'harness']
      .flatMap(sourcesIn)
      .flatMap(file => namedIn(readFileSync(join(root, file), 'utf8'), words).map(word => `${file}: ${word}`));
    expect(named).to.deep.equal([]);
  });

  const planted: Readonly<Record<string, string>> = {
    'a task': "const tags = '@task-5';",
    'a task in a comment': '// Only task 9 does this.',
    'a task in an expression': 'const wanted = /^task-1[23]$/;',
    'a program': "stage.program('5-subscriber');",
    'a key': "await client.get('available_seats');",
    'a key that is put together': 'await client.get(`item.${id}`);',
    'a hash': "await client.hgetall('HolbertonSchools');",
    'a queue': "const queue = 'push_notification_code_2';",
    'a queue in an expression': 'if (/^reserve_seat$/.test(name)) return;',
    'a route': "if (path === '/list_products') return;",
    'a route with its server': 'const url = `http://127.0.0.1:1245/reserve_seat`;',
    'a message': "if (line === 'Redis client connected to the server') return;",
    'a message in a comment': '// Waits for KILL_SERVER.',
    'a function': 'const call = `setNewSchool(${name})`;',
    'a property': 'const { initialAvailableQuantity } = product;',
    'a phone number': "const blocked = ['4153518780'];",
  };
  for (const [what, code] of Object.entries(planted)) {
    it(`is noticed by the name of ${what}`, () => {
      expect(namedIn(code, words)).to.not.be.empty;
    });
  }

  it('is not noticed where a file only speaks of jobs, errors, queues and its own modules', () => {
    const code =
      "import { run } from './process';\n// The task of a job: its queue, its errors.\nfail('error', 'message');";
    expect(namedIn(code, words)).to.deep.equal([]);
  });
});

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|js|sh)$/.test(name))
    .map(name => join(folder, name));
}
