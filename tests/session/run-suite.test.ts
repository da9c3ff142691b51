import { join } from 'node:path';
import { expect } from 'chai';
import { ProgramError } from '../../harness/errors';
import { Session } from '../../harness/session/session';
import { stageTarget } from '../../harness/stage/stage';
import { runtimeFolder } from '../../harness/terminal/runtime-folder';
import { makeFolder } from '../folder';

const add = 'export default (a, b) => a + b;';
const suite = `
  import { expect } from 'chai';
  import add from './add';
  describe('add', () => {
    it('adds', () => expect(add(1, 2)).to.equal(3));
    it('adds nothing', () => expect(add(1, 0)).to.equal(1));
  });`;

describe('run-suite', () => {
  const tool = { main: join(runtimeFolder(), 'run-suite.js'), args: [] };
  let target: ReturnType<typeof makeFolder>;
  let session: Session;
  afterEach(async () => {
    await session.close();
    target.remove();
  });

  /** Runs the suite; gives its exit code, and what it printed. */
  async function run(
    files: Record<string, string>,
    substitute?: { program: string; text: string },
  ): Promise<{ exitCode: number | undefined; lines: string[] }> {
    target = makeFolder(files);
    session = new Session({ stage: stageTarget(target.path) });
    const args = ['1500', ...(substitute ? [`./${substitute.program}.js`] : [])];
    const terminal = session.run(1, 'add.test', { tool, args, ...(substitute && { substitute }) });
    const { exitCode } = await terminal.ended;
    return { exitCode, lines: terminal.lines() };
  }

  it('ends with 0 when every test passes', async () => {
    const { exitCode, lines } = await run({ 'add.js': add, 'add.test.js': suite });
    expect(exitCode).to.equal(0);
    expect(lines.join('\n')).to.match(/ {2}add\n {4}✔ adds\n {4}✔ adds nothing\n[\s\S]*\n {2}2 passing/);
  });

  it('ends with the number of tests that fail', async () => {
    const { exitCode, lines } = await run({ 'add.js': add.replace('+', '-'), 'add.test.js': suite });
    expect(exitCode).to.equal(1);
    expect(lines).to.include('  1 failing');
    expect(lines.join('\n')).to.include('AssertionError: expected -1 to equal 3');
  });

  it('ends though the suite leaves a server open and its console silenced', async () => {
    const text = `${suite}\nrequire('net').createServer().listen(0); console.log = () => {}; process.exit = () => {};`;
    const { exitCode, lines } = await run({ 'add.js': add, 'add.test.js': text });
    expect(exitCode).to.equal(0);
    expect(lines.join('\n')).to.match(/2 passing/);
  });

  it('gives a test its time and no longer', async () => {
    const { exitCode, lines } = await run({ 'add.test.js': "it('waits', done => {});" });
    expect(exitCode).to.equal(1);
    expect(lines.join('\n')).to.match(/Timeout of 1500ms exceeded/);
  });

  it('says why a suite cannot be loaded', async () => {
    const { exitCode, lines } = await run({ 'add.test.js': suite });
    expect(exitCode).to.equal(1);
    expect(lines.join('\n')).to.match(/Cannot find module '.\/add'/);
  });

  it('runs a suite against a module that takes the place of a program, loaded before the suite', async () => {
    const text = `
      import add from './add.original.js';
      console.log('first');
      export default (a, b) => add(a, b) * 10;`;
    const noisy = `console.log('second'); ${suite.replace('equal(3)', 'equal(30)')}`;
    const files = { 'add.js': add, 'add.test.js': noisy };
    const { exitCode, lines } = await run(files, { program: 'add', text });
    expect(exitCode).to.equal(1);
    expect(lines.filter(line => /^(first|second)$/.test(line))).to.deep.equal(['first', 'second']);
    expect(lines.join('\n')).to.include('AssertionError: expected 10 to equal 1');
  });

  it('says when there is no program to take the place of', async () => {
    const program = 'other';
    await run({ 'add.js': add, 'add.test.js': suite }, { program, text: add }).then(
      () => expect.fail('nothing was thrown'),
      error =>
        expect(error)
          .to.be.instanceOf(ProgramError)
          .with.property('message')
          .match(/no program other/),
    );
  });
});
