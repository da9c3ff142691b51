import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { expect } from 'chai';
import { bounded, mostBytes, withinBounds } from '../../report/formats/bounded';
import { githubSummary } from '../../report/formats/github';
import { gradescopeText } from '../../report/formats/gradescope';
import { junitText } from '../../report/formats/junit';
import resultSchema from '../../report/formats/result.schema.json';
import type { Result, RuleResult } from '../../report/result';
import { makeFolder } from '../folder';
import { runCommand, startCommand } from '../grade/run-command';

/** A result in which a program printed something of its own. */
function resultWith(printed: string, rules = 40): Result {
  const rule: RuleResult = {
    rule: 'prints',
    verdict: 'fail',
    why: printed,
    transcripts: [{ title: 't', text: printed }],
  };
  const tasks = [
    { id: 'task-1', title: 'One', verdict: 'fail' as const, durationMs: 1, rules: Array(rules).fill(rule) },
  ];
  return { target: '/t', seed: 's', durationMs: 1, versions: { 'queuing-spec': '1', node: '20' }, tasks };
}

const writers = {
  json: (result: Result) => JSON.stringify(result),
  junit: junitText,
  gradescope: gradescopeText,
  github: githubSummary,
  // As a class writes it, with what stands around a solution.
  class: (result: Result) =>
    JSON.stringify({ solutions: [{ id: 'a', result: withinBounds(result, 900_000) }] }, null, 2),
};

describe('a report, whatever a program prints', () => {
  const printed: Readonly<Record<string, string>> = {
    '900 kB in one line': 'x'.repeat(900_000),
    '900 kB of what XML writes long': '<&>"'.repeat(225_000),
    '9,000 lines': 'a line of some length, as programs print them\n'.repeat(9_000),
    'JSON without a line break': JSON.stringify(Array.from({ length: 50_000 }, (_, id) => ({ id }))),
    'many bytes a character': '王'.repeat(300_000),
  };
  for (const [what, text] of Object.entries(printed))
    it(`${what}: no report is over 1 MB, and each cut is marked`, () => {
      for (const [name, write] of Object.entries(writers)) {
        const report = bounded(resultWith(text), write);
        expect(Buffer.byteLength(report), name).to.be.at.most(mostBytes);
        expect(report, name).to.match(/… [\d,]+ characters left out …/);
      }
    });

  it('what no XML may hold: JUnit stays legal, and shows it', () => {
    const report = junitText(resultWith('a\uFFFEb\uFFFFc\u0000d\uD800e\uDC00f\u001B[31m', 1));
    expect(report).to.not.match(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u);
    expect(report).to.include('U+FFFE').and.include('U+FFFF').and.include('U+D800');
    expect(JSON.parse(gradescopeText(resultWith('\uD800', 1)))).to.be.an('object');
  });
});

describe('a result is written', function () {
  this.timeout(120_000);
  const made: ReturnType<typeof makeFolder>[] = [];
  const folder = (files: Record<string, string> = {}) => {
    const one = makeFolder(files);
    made.push(one);
    return one.path;
  };
  after(() => {
    for (const one of made) one.remove();
  });
  const validate = new Ajv2020().compile(resultSchema);

  const cases: Readonly<Record<string, readonly [Record<string, string>, RegExp]>> = {
    'an empty folder': [{}, /^There is no program in it/],
    'programs one folder down': [
      { 'work/5-subscriber.js': '' },
      /^The programs are not in .* but in .*work: give that folder\.$/,
    ],
    'no program': [{ 'README.md': '' }, /^There is no program in it/],
    'a folder for each task': [
      { 'a/0-redis_client.js': '', 'b/1-redis_op.js': '', 'c/8-job.js': '' },
      /^Its programs are spread over a, b and c/,
    ],
  };
  for (const [what, [files, says]] of Object.entries(cases))
    it(`${what}: score 0 and the sentence, exit code 1`, async () => {
      const target = folder(files);
      const out = folder();
      const [json, junit, gradescope] = ['json', 'xml', 'gradescope'].map(name => join(out, name)) as [
        string,
        string,
        string,
      ];
      const { exitCode, stdout } = await runCommand([
        target,
        '--json',
        json,
        '--junit',
        junit,
        '--gradescope',
        gradescope,
      ]);
      expect(exitCode, stdout).to.equal(1);
      const result = JSON.parse(readFileSync(json, 'utf8')) as Result;
      expect(validate(result), JSON.stringify(validate.errors)).to.equal(true);
      expect(result.message).to.match(says);
      expect(result.tasks).to.have.length(14);
      const { tests, output } = JSON.parse(readFileSync(gradescope, 'utf8'));
      expect(output).to.include(result.message);
      expect(tests.length).to.be.greaterThan(100);
      expect(tests.every(({ score }: { score: number }) => score === 0)).to.equal(true);
      expect(readFileSync(junit, 'utf8')).to.include('<failure');
    });

  it('a folder that is not there: the report says that nobody could judge it, exit code 2', async () => {
    const json = join(folder(), 'deep/er/result.json');
    const { exitCode, stderr } = await runCommand(['/nowhere/at/all', '--json', json]);
    expect(exitCode).to.equal(2);
    expect(stderr.trim().split('\n')).to.have.length(1);
    expect(JSON.parse(readFileSync(json, 'utf8')).tasks[0].verdict).to.equal('error');
  });

  it('a reader that goes away: the reports and the exit code are the same', async () => {
    const json = join(folder(), 'result.json');
    const run = startCommand([folder(), '--json', json]);
    run.stdout?.destroy();
    run.stderr?.destroy();
    const { exitCode } = await run;
    expect(exitCode).to.equal(1);
    expect(existsSync(json)).to.equal(true);
  });

  it('a full disk for one report: the others are written, exit code 2 and one sentence', async function () {
    if (!existsSync('/dev/full')) this.skip();
    const junit = join(folder(), 'result.xml');
    const { exitCode, stderr } = await runCommand([folder(), '--json', '/dev/full', '--junit', junit]);
    expect(exitCode).to.equal(2);
    expect(stderr.trim()).to.equal('--json /dev/full could not be written: the disk is full.');
    expect(readFileSync(junit, 'utf8')).to.include('<testsuites');
  });

  it('relative paths, by npm: from the folder that the user stands in', async () => {
    const here = folder({ 'mine/README.md': '' });
    const packageRoot = join(__dirname, '../..');
    const env = { INIT_CWD: here, npm_package_json: join(packageRoot, 'package.json'), npm_lifecycle_event: 'grade' };
    const { exitCode, stdout } = await runCommand(['./mine', '--task', '0', '--json', 'result.json'], env);
    expect(exitCode, stdout).to.equal(1);
    expect(JSON.parse(readFileSync(join(here, 'result.json'), 'utf8')).target).to.equal(join(here, 'mine'));
    mkdirSync(join(here, 'other'));
    // As npm 11 leaves it of `npm run grade ./mine --task 5` and of `npm run grade --class .`.
    const swallowed = await runCommand(['./mine', '5'], { ...env, npm_config_task: 'true' });
    expect(swallowed.stderr).to.match(/^npm took --task for itself: put -- before the options, .* -- FOLDER --task …$/);
    const ofClass = await runCommand(['.'], { ...env, npm_config_all: 'true', npm_config_long: 'true' });
    expect(ofClass.stderr).to.match(/^npm took --class for itself: .* npm run grade -- --class …$/);
    expect(swallowed.exitCode).to.equal(2);
    const own = await runCommand(['.'], { ...env, INIT_CWD: packageRoot });
    expect(own.stderr).to.match(/is the checkout of queuing-spec itself: give the folder of a solution/);
  });
});
