import { expect } from 'chai';
import { classCsv } from '../../../report/class/class-csv';
import { githubAnnotations, githubSummary, withoutCommands } from '../../../report/formats/github';
import { gradescopeText } from '../../../report/formats/gradescope';
import { junitText } from '../../../report/formats/junit';
import { exitCode, type Result, type RuleResult } from '../../../report/result';
import { renderResult } from '../../../report/terminal';

/** What a program may print to do harm wherever its output is shown. */
const hostile = [
  '\u001b[2J\u001b]0;title\u0007',
  '::error::planted',
  '##[error]planted',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  ']]></failure>',
  '```\n</details>\n# planted',
  '%0A::set-output::',
  '\u0000\u202e',
].join('\n');

const failing: RuleResult = {
  rule: 'It shows <b>what</b>: Redis holds, 100%',
  verdict: 'fail',
  why: hostile,
  cause: 'Usually this.',
  byHand: ['npm run play', 'Redis $ redis-server'],
  where: { file: '1-redis_op.js', line: 9, column: 3 },
  file: '1-redis_op.js',
  transcripts: [{ title: 'terminal 1: a', text: hostile }],
};
const rules: readonly RuleResult[] = [
  { rule: 'passes', verdict: 'pass', advice: `Better ${hostile}` },
  failing,
  { rule: 'waits', verdict: 'skipped', why: 'waits for task 6' },
  { rule: 'breaks', verdict: 'error', why: 'no Redis' },
  { rule: 'Better one', verdict: 'advice', advice: `Nicer ${hostile}` },
  { rule: 'Better other', verdict: 'advice' },
];

function resultOf(own: readonly RuleResult[], verdict: Result['tasks'][number]['verdict']): Result {
  const tasks = [{ id: 'task-2', title: '2. Basic & more', verdict, durationMs: 1500, rules: own }];
  return {
    target: '/work/space/target',
    seed: 'abc',
    durationMs: 2000,
    versions: { 'queuing-spec': '1', node: '20' },
    tasks,
  };
}
const result = resultOf(rules, 'error');

/** Nothing that a terminal, or a reader's eyes, would obey: only line breaks are left of the control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/;

describe('the exit code', () => {
  it('is 0, 1 or 2: all passes, something fails, the harness could not tell', () => {
    expect(exitCode(resultOf([], 'pass'))).to.equal(0);
    expect(exitCode(resultOf([], 'fail'))).to.equal(1);
    expect(exitCode(resultOf([], 'skipped'))).to.equal(0);
    expect(exitCode(resultOf([], 'error'))).to.equal(2);
    expect(exitCode(resultOf([], 'advice'))).to.equal(0);
  });
});

describe('the terminal', () => {
  const text = renderResult(result, { colour: false });

  it('tells the rule, its place, the cause, what came, and how to see it, in this order', () => {
    const places = [
      '2. Basic & more',
      'It shows <b>what</b>',
      'target/1-redis_op.js:9:3',
      'Cause: Usually this.',
      '<script>',
      'See it: npm run play',
    ].map(part => text.indexOf(part));
    expect(places).to.not.include(-1);
    expect(places).to.deep.equal([...places].sort((a, b) => a - b));
  });

  it('tells what keeps rules from being checked once, and the other causes in a line each', () => {
    const stop = { cause: '5-subscriber.js is missing.', causeId: 'missing 5-subscriber', unchecked: true as const };
    const missing = ['first', 'second'].map(
      (rule): RuleResult => ({ rule, verdict: 'fail', why: 'not there', ...stop }),
    );
    const other: RuleResult = { rule: 'third', verdict: 'fail', why: 'Another reason.\nwith a drawing' };
    const told = renderResult(resultOf([...missing, other], 'fail'), { colour: false }).split('\n');
    expect(told.slice(0, 5)).to.deep.equal([
      '✗ 2. Basic & more',
      '    5-subscriber.js is missing.',
      '    2 rules cannot be checked until it is there.',
      '',
      '    - third: Another reason.',
    ]);
  });

  it('keeps to 25 lines a task and 160 characters a line, unless all is asked for', () => {
    const why = Array.from({ length: 60 }, (_line, index) => `${index} ${'x'.repeat(300)}`).join('\n');
    const long: RuleResult = { ...failing, why };
    const [block = ''] = renderResult(resultOf([long], 'fail'), { colour: false }).split('\n✗ 2.');
    expect(block.trimEnd().split('\n')).to.have.length.within(20, 26);
    for (const line of block.split('\n')) expect(line.length).to.be.at.most(160);
    expect(block).to.include('more lines (--all shows them)');
    expect(renderResult(resultOf([long], 'fail'), { colour: false, all: true })).to.include(
      `    59 ${'x'.repeat(300)}`,
    );
  });

  it('ends with the one thing to do next, and the command that checks just that', () => {
    const told = renderResult(resultOf([failing], 'fail'), { colour: false }).split('\n');
    expect(told.at(-2)).to.match(/^Next at \S*target\/1-redis_op\.js:9:3: Usually this\.$/);
    expect(told.at(-1)).to.match(/^Then check it: npm run grade -- \S+ --task 2$/);
  });

  it('says so when all is met, and names the advice worth reading', () => {
    const told = renderResult(
      resultOf(
        [
          { rule: 'passes', verdict: 'pass' },
          { rule: 'Better', verdict: 'advice', advice: 'Nicer.' },
        ],
        'pass',
      ),
      { colour: false },
    );
    expect(told.split('\n').at(-1)).to.equal(
      'All that is demanded is met. Worth reading is the advice on "2. Basic & more: Better".',
    );
  });

  it('keeps the harness’s own faults apart, and what waits out', () => {
    expect(text).to.include('! 2. Basic & more\n').and.include(', waits for task 6');
    expect(text).to.not.match(/^. 2\. Basic & more: waits/m);
  });

  it('counts what only advises nowhere, and tells of it where it is not met', () => {
    expect(text).to.include('1 of 4 rules').and.include('1 rule passes, 1 fails, 1 skipped, 1 could not be judged in');
    expect(text).to.include('Advice, 2. Basic & more: Better one').and.not.include('Better other');
  });

  it('lets no control character of a program through', () => {
    expect(text).to.not.match(obeyed);
  });
});

describe('GitHub', () => {
  it('gets a workflow command a line for each rule, in which no text of a program begins one', () => {
    const lines = githubAnnotations(result, '/work/space').trimEnd().split('\n');
    expect(lines).to.have.length(2);
    expect(lines[0]).to.match(
      /^::error file=target\/1-redis_op\.js,line=9,col=3,title=2\. Basic & more%3A It shows <b>what<\/b>%3A Redis holds%2C 100%25::/,
    );
    expect(lines[0]).to.include('%0A::error::planted').and.include('%250A');
    expect(lines[1]).to.match(/^::warning title=2\. Basic & more%3A breaks::no Redis$/);
  });

  it('gets a summary in which programs cannot write Markdown or HTML', () => {
    const summary = githubSummary(result);
    expect(summary).to.include('It shows &#60;b&#62;what');
    const fences = [...summary.matchAll(/^(`{4,})text\n[\s\S]*?\n\1$/gm)].map(([fenced]) => fenced);
    const outside = fences.reduce((rest, fenced) => rest.replace(fenced, ''), summary);
    expect(outside).to.not.include('planted').and.not.include('<script>');
    expect(outside).to.not.match(obeyed);
  });

  it('counts what only advises nowhere, and tells of it where it is not met', () => {
    const summary = githubSummary(result);
    expect(summary)
      .to.include('| 1 of 4 |')
      .and.match(/💡 .*: Better one/);
    expect(summary).to.not.include('Better other');
  });

  it('has all that is printed framed by a token that no program can know', () => {
    const [one, other] = [withoutCommands(hostile), withoutCommands(hostile)];
    const [, token] = /^::stop-commands::(\w{32})\n/.exec(one) ?? [];
    expect(one).to.match(new RegExp(`\\n::${token}::\\n$`));
    expect(other).to.not.include(token);
  });
});

describe('JUnit', () => {
  const text = junitText(result);

  it('counts, and has a case a rule', () => {
    expect(text).to.include('tests="4" failures="1" errors="1" skipped="1"');
    expect(text.match(/<testcase /g)).to.have.length(4);
    expect(text).to.include('<skipped message="waits for task 6"/>');
  });

  it('has no case for what only advises: its suite tells of it', () => {
    expect(text).to.include('Advice: Better one').and.not.include('Better other');
  });

  it('is XML, whatever programs print', () => {
    expect(text).to.not.match(obeyed);
    expect(text).to.not.include('<script>').and.not.include(']]></failure>');
    const tags = [...text.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)].filter(([, , , empty]) => empty !== '/');
    const open = tags.filter(([, closing]) => closing === '').length;
    expect(tags.length - open).to.equal(open);
  });
});

describe('Gradescope', () => {
  it('gets a test a rule, with a point each', () => {
    const { tests, output } = JSON.parse(gradescopeText(result));
    expect(
      tests.map(({ score, max_score, status }: Record<string, unknown>) => [score, max_score, status]),
    ).to.deep.equal([
      [1, 1, 'passed'],
      [0, 1, 'failed'],
      [0, 1, 'failed'],
      [0, 1, undefined],
    ]);
    expect(output).to.match(/^The harness could not judge all of it/);
    expect(output).to.include('Advice, 2. Basic & more: Better one').and.not.include('Better other');
    expect(tests[1].output).to.include('Cause: ').and.not.match(obeyed);
    expect(tests[2].output).to.equal('Skipped: it waits for task 6.');
  });
});

describe('a class', () => {
  const solutions = [
    { id: 'one', name: '=1+1', who: 'Zoë', late: true, result },
    { id: 'two', name: '<script>alert(2)</script>', result: resultOf([{ rule: 'passes', verdict: 'pass' }], 'pass') },
  ];
  const notGraded = [{ name: 'notes.txt', reason: 'It is neither a folder nor an archive.' }];
  const all = { versions: { 'queuing-spec': '1' }, solutions, notGraded };

  it('is CSV that Excel reads, in which no name is a formula and every entry has a row', () => {
    expect(classCsv(all)).to.equal(
      [
        '\uFEFFsolution,who,late,verdict,task-2,tasks passed,tasks in all,rules passed,rules in all,notes',
        "'=1+1,Zoë,late,error,error,0,1,1,4,",
        '<script>alert(2)</script>,,,pass,pass,1,1,1,1,',
        'notes.txt,,,not graded,,,,,,It is neither a folder nor an archive.',
        '',
      ].join('\n'),
    );
  });
});
