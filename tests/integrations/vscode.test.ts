import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { packageRoot } from '../../harness/package-root';
import type { Result } from '../../report/result';
import { makeFolder } from '../folder';

interface Task {
  readonly command: string;
  readonly problemMatcher: {
    readonly pattern: { regexp: string; message: number; file: number; line: number; column: number };
  };
}

describe('VS Code’s tasks', function () {
  this.timeout(120_000);
  const path = resolve(__dirname, '../../integrations/vscode/tasks.json');
  const { tasks } = JSON.parse(readFileSync(path, 'utf8')) as { readonly tasks: readonly Task[] };
  const target = makeFolder({
    '0-redis_client.js': "import redis from 'redis';\n\nconsole.log('Redis client connected to server');\n",
  });
  after(() => target.remove());

  it('find the places that a real run prints, and nothing else', async () => {
    // In a process of its own, as the editor runs it: one process loads the step code once.
    const json = join(target.path, 'result.json');
    const command = ['bin/start.js', 'queuing-spec', target.path, '--task', '1', '--all', '--json', json];
    const { stdout } = await execa(process.execPath, command, { cwd: packageRoot, reject: false });
    const result: Result = JSON.parse(readFileSync(json, 'utf8'));
    const where = result.tasks.flatMap(({ rules }) => rules.flatMap(rule => rule.where ?? []));
    expect(where).to.not.be.empty;
    const printed = stdout.split('\n');
    for (const { command, problemMatcher } of tasks) {
      expect(command).to.match(/^npx queuing-spec \. --all\b/);
      const { regexp, file, line, column } = problemMatcher.pattern;
      const problems = printed.flatMap(text => {
        const found = new RegExp(regexp).exec(text);
        return found ? [{ file: found[file], line: Number(found[line]), column: Number(found[column]) }] : [];
      });
      expect(problems).to.not.be.empty;
      for (const problem of problems) {
        expect(problem.file).to.match(/0-redis_client\.js$/);
        expect(where.map(place => `${place.line}:${place.column}`)).to.include(`${problem.line}:${problem.column}`);
      }
    }
  });
});
