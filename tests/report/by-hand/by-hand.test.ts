import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { byHand } from '../../../report/by-hand/by-hand';
import type { ScenarioResult, StepText } from '../../../report/scenario';

const surroundings = {
  folder: '/target',
  fileOf: (name: string) => `${name}.js`,
  play: 'play it',
};

function scenario(steps: readonly (string | StepText)[], values: Record<string, string> = {}): ScenarioResult {
  return {
    taskId: 'task-5',
    taskTitle: '',
    place: { uri: '', line: 1 },
    rule: '',
    scenario: '',
    verdict: 'fail',
    message: '',
    durationMs: 0,
    advice: false,
    steps: steps.map(step => (typeof step === 'string' ? { text: step } : step)),
    values,
    transcripts: [],
    sites: [],
  };
}

describe('byHand', () => {
  it('says what to type in which terminal, in the order of the steps, with the values that were drawn', () => {
    const steps = [
      'a Redis server',
      '{word} is a random word',
      '"5-subscriber" runs in terminal 1',
      '1 client listens on "holberton school channel"',
      '"it\'s {word}" is published on "holberton school channel"',
      'terminal 1 ends',
    ];
    expect(byHand(scenario(steps, { word: 'Vazobu' }), surroundings)).to.deep.equal([
      'play it',
      'Or as in the exercise, in your folder (cd /target), after npm install:',
      'Redis      $ redis-server',
      'terminal 1 $ npm run dev 5-subscriber.js',
      "a shell    $ redis-cli pubsub numsub 'holberton school channel'",
      "a shell    $ redis-cli publish 'holberton school channel' 'it'\\''s Vazobu'",
    ]);
  });

  it('asks where the program serves, opens a browser there, and types into redis-cli', () => {
    const typed = { text: 'these lines are typed into redis-cli in terminal 2:', argument: 'GET {word}\nexit' };
    const steps = [
      'a Redis server that asks for the password "{word}"',
      '"page" serves on port 3000 in terminal 1',
      '"/jobs" is requested',
      'a browser opens "/jobs"',
      '"{word}" is clicked in the browser',
      typed,
    ];
    expect(byHand(scenario(steps, { word: 'Vazobu' }), surroundings).slice(2)).to.deep.equal([
      'Redis      $ redis-server --requirepass Vazobu',
      'terminal 1 $ npm run dev page.js',
      'a shell    $ curl localhost:3000/jobs',
      '(open http://localhost:3000/jobs in a browser)',
      '(click on Vazobu)',
      'terminal 2 $ redis-cli',
      '    GET Vazobu',
      '    exit',
    ]);
  });

  it('says which lines to add to a copy, and leaves a program’s own braces alone', () => {
    const lines = 'a(`${b}`);\nc({d});';
    const told = byHand(
      scenario([{ text: '"x" runs in terminal 2 with these lines at its end:', argument: lines }]),
      surroundings,
    );
    expect(told)
      .to.include('(add to a copy of x.js, at its end:)')
      .and.include('    a(`${b}`);')
      .and.include('    c({d});');
    expect(told).to.include('terminal 2 $ npm run dev x-copy.js');
  });

  it('quotes names with blanks, and leaves out a body that nobody would type', () => {
    const post = { text: 'this JSON is posted to "/a b":', argument: JSON.stringify({ text: 'x'.repeat(1_000_000) }) };
    const told = byHand(scenario(['"my stock" serves on port 1245 in terminal 1', post]), {
      ...surroundings,
      folder: '/my work',
    });
    expect(told[1]).to.include("(cd '/my work')");
    expect(told[2]).to.equal("terminal 1 $ npm run dev 'my stock.js'");
    expect(told[3])
      .to.have.length.below(200)
      .and.match(/characters in all\)$/);
  });

  it('gives commands that a shell takes as they are meant', () => {
    const data = { text: 'a job is queued in "q" with the data:', argument: '{ "message":\n  "it\'s" }' };
    const [, , command = ''] = byHand(scenario([data]), surroundings);
    const words = execFileSync('/bin/sh', ['-c', `printf '%s\\n' ${command.replace(/^a shell +\$ /, '')}`], {
      encoding: 'utf8',
    });
    expect(words.split('\n').slice(0, 2)).to.deep.equal(['node', '-e']);
    expect(words).to.include('queue.create("q", { "message": "it\'s" }).save(end)');
  });
});
