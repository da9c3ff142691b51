import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { expect } from 'chai';
import { readCommandLine } from '../../grade/command/command-line';
import { runCommand as runRequest } from '../../grade/command/run-command';
import { UsageError } from '../../grade/command/usage-error';
import { readTasks } from '../../grade/specification/tasks';
import resultSchema from '../../report/formats/result.schema.json';
import { makeFolder } from '../folder';
import { runCommand } from './run-command';

const dump = resolve(__dirname, '../../dump.rdb');

// Task 0 starts no program, so that a run of it takes no longer than the harness itself.
describe('the command queuing-spec', function () {
  this.timeout(120_000);
  const folders: ReturnType<typeof makeFolder>[] = [];
  const folder = (files: Record<string, string> = {}) => {
    const made = makeFolder(files);
    folders.push(made);
    return made.path;
  };
  after(() => {
    for (const made of folders) made.remove();
  });

  const solution = (files: Record<string, string> = { '0-redis_client.js': '' }) => {
    const path = folder(files);
    cpSync(dump, join(path, 'dump.rdb'));
    return path;
  };

  describe('ends with 2 and one sentence for input that it cannot use', () => {
    const refused: readonly (readonly [string, () => string[], RegExp])[] = [
      ['nothing to grade', () => [], /^Say what to grade: /],
      [
        'a folder that is not there',
        () => ['/nowhere/at/all'],
        /^There is no folder \/nowhere\/at\/all: give the folder /,
      ],
      ['a file', () => [dump], /dump\.rdb is a file: give the folder /],
      [
        'a task that is not there',
        () => [solution(), '--task', '14'],
        /^There is no task "14": the tasks are 0 to 13\./,
      ],
      [
        'an option that is not there',
        () => [solution(), '--wach'],
        /^Unknown option '--wach' \(Did you mean --watch\?\)/,
      ],
      ['an option without its value', () => [solution(), '--json'], /^Option '--json <file>' argument missing/],
      ['a shard that is none', () => ['--class', folder(), '--shard', '5/4'], /^--shard takes a part .* not "5\/4"\./],
      ['a folder and a class', () => [solution(), '--class', folder()], /^Give only one of these at a time: /],
      [
        'a report for a class',
        () => ['--class', folder(), '--json', 'x'],
        /^The option --json does not go with --class/,
      ],
      [
        'a folder for a report',
        () => [solution(), '--json', folder()],
        /^--json takes the path of a file, and .* is a folder/,
      ],
      [
        'an empty class',
        () => ['--class', folder()],
        /^There is no folder in .*: give the folder that the solutions are in/,
      ],
      [
        'a solution with folders in it, as a class',
        () => ['--class', solution({ '0-redis_client.js': '', 'lib/connection.js': '', 'docs/notes.md': '' })],
        /is a solution and no class, .* \(0-redis_client\.js\): leave out --class\.$/,
      ],
      [
        'a merge of nothing',
        () => ['--merge', folder()],
        /holds no results of a class: give the folders that --out named\./,
      ],
    ];
    for (const [what, args, says] of refused) {
      it(what, async () => {
        const given = args();
        const error = await Promise.resolve()
          .then(() => runRequest(readCommandLine(given, readTasks())))
          .then(
            () => new Error('nothing was refused'),
            (thrown: Error) => thrown,
          );
        expect(error).to.be.an.instanceOf(UsageError);
        expect(error.message).to.match(says);
        expect(error.message.split('\n')).to.have.length(1);
      });
    }

    for (const args of [['/nowhere/at/all'], ['--wach']]) {
      it(`typed as a command: ${args}`, async () => {
        const { exitCode, stdout, stderr } = await runCommand(args);
        expect(stderr).to.match(/^(There is no folder|Unknown option)/);
        expect(stderr.split('\n')).to.have.length(1);
        expect(stdout).to.equal('');
        expect(exitCode).to.equal(2);
      });
    }
  });

  it('ends with 0 and its help or version when asked for them', async () => {
    const [help, version] = await Promise.all([runCommand(['--help']), runCommand(['--version'])]);
    expect(help).to.include({ exitCode: 0, stderr: '' });
    expect(help.stdout)
      .to.match(/^Usage: queuing-spec/)
      .and.include('--watch')
      .and.include('Exit code: 0');
    expect(version).to.include({ exitCode: 0, stderr: '' });
    expect(version.stdout).to.match(/^\d+\.\d+\.\d+$/);
  });

  it('ends with 0 when all passes, and writes what was asked for', async () => {
    const reports = folder();
    const file = (name: string) => join(reports, 'below', name);
    const target = solution();
    const summary = join(reports, 'summary.md');
    const { exitCode, stdout } = await runCommand(
      [
        target,
        '--task',
        '0',
        '--seed',
        'abc',
        '--json',
        file('r.json'),
        '--junit',
        file('r.xml'),
        '--gradescope',
        file('results.json'),
        '--github',
      ],
      { GITHUB_STEP_SUMMARY: summary },
    );
    expect(exitCode, stdout).to.equal(0);
    expect(stdout).to.include('3 rules pass').and.include('(seed abc)');
    const result = JSON.parse(readFileSync(file('r.json'), 'utf8'));
    const validate = new Ajv2020().compile(resultSchema);
    expect(validate(result), JSON.stringify(validate.errors)).to.equal(true);
    expect(result).to.include({ target, seed: 'abc' });
    expect(result.tasks).to.have.length(1);
    expect(result.tasks[0]).to.include({ id: 'task-0', verdict: 'pass' });
    expect(readFileSync(file('r.xml'), 'utf8')).to.include('tests="3" failures="0" errors="0" skipped="0"');
    expect(JSON.parse(readFileSync(file('results.json'), 'utf8')).tests).to.have.length(3);
    expect(readFileSync(summary, 'utf8')).to.include('all passes');
  });

  it('ends with 1 when something fails, and says why and how to see it', async () => {
    const target = folder({ '0-redis_client.js': '' });
    const report = join(folder(), 'r.json');
    const { exitCode, stdout } = await runCommand([target, '--task', '0', '--json', report]);
    expect(exitCode).to.equal(1);
    expect(stdout)
      .to.include('There is no file dump.rdb in')
      .and.match(/^Then check it: npm run grade -- .* --task 0$/m);
    const result = JSON.parse(readFileSync(report, 'utf8'));
    const validate = new Ajv2020().compile(resultSchema);
    expect(validate(result), JSON.stringify(validate.errors)).to.equal(true);
    expect(result.tasks[0].rules[0]).to.include({ verdict: 'fail', rule: 'The project has a file dump.rdb' });
  });

  it('ends with 2 when the environment is at fault, which is no failure of the program', async () => {
    const report = join(folder(), 'r.json');
    const { exitCode, stdout, stderr } = await runCommand([solution(), '--task', '0', '--json', report], {
      QUEUING_SPEC_REDIS: '/nowhere/redis-server',
    });
    expect(exitCode, stdout).to.equal(2);
    expect(stderr).to.match(/^QUEUING_SPEC_REDIS names a Redis that cannot be used: .* does not exist\. Set it to /);
    expect(stderr.trim().split('\n')).to.have.length(1);
    const verdicts = JSON.parse(readFileSync(report, 'utf8')).tasks.map((task: { verdict: string }) => task.verdict);
    expect(verdicts).to.include('error').and.not.include('fail');
  });

  it('keeps what programs print from being taken for workflow commands', async () => {
    const target = folder({ '0-redis_client.js': "console.log('::error::planted');" });
    const { stdout } = await runCommand([target, '--task', '1', '--github'], { GITHUB_ACTIONS: 'true' });
    const [, token = '', inside = ''] = /::stop-commands::(\w{32})\n([\s\S]*)\n::\1::/.exec(stdout) ?? [];
    expect(inside).to.include('::error::planted');
    const outside = stdout.replace(`::stop-commands::${token}\n${inside}\n::${token}::`, '');
    for (const line of outside.split('\n').filter(line => line.trimStart().startsWith('::'))) {
      expect(line).to.match(/^::error (file=[^:]*,)?title=1\. Node Redis Client%3A /);
    }
  });

  it('changes nothing in the folder', async () => {
    const target = solution();
    await runCommand([target, '--task', '0']);
    expect(existsSync(join(target, 'node_modules'))).to.equal(false);
    expect(readFileSync(join(target, 'dump.rdb'))).to.deep.equal(readFileSync(dump));
  });
});
