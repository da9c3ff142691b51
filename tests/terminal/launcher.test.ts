import { existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { HarnessError } from '../../harness/errors';
import { stageTarget } from '../../harness/stage/stage';
import { ForkServer } from '../../harness/terminal/fork-server';
import type { Launch } from '../../harness/terminal/launch';
import { Launcher } from '../../harness/terminal/launcher';
import { Terminal } from '../../harness/terminal/terminal';
import { makeFolder } from '../folder';

/** Tells whether it is a Node of its own: a fork has the command line of its server. */
const program = `
  require('kue');
  console.log(require('fs').existsSync(__filename), process.execArgv.some(flag => flag.startsWith('--require')) ? 'own' : 'forked');
  if (process.env.STAYS) setInterval(() => {}, 1000);`;

describe('Launcher', () => {
  const target = makeFolder({ 'program.js': program });
  const stage = stageTarget(target.path);
  let scratch = '';

  const launch = (env: Record<string, string> = {}): Launch => ({
    number: 1,
    program: 'program',
    main: stage.programs.get('program')?.path ?? '',
    stage: stage.folder,
    target: target.path,
    scratch: mkdtempSync(join(scratch, 'scratch-')),
    ports: {},
    env,
  });

  after(() => target.remove());

  /** What each of some launches says of itself, one after another. */
  async function said(launcher: Launcher, launches: number): Promise<string[]> {
    scratch = launcher.scratch;
    const all: string[] = [];
    for (let n = 0; n < launches; n += 1) {
      const terminal = launcher.start(launch());
      await terminal.ended;
      all.push(...terminal.lines());
    }
    return all;
  }

  it('starts the first programs each in a Node of its own, and later ones from a fork server', async function () {
    if (process.platform !== 'linux') this.skip();
    const launcher = new Launcher(stage);
    expect(await said(launcher, 2)).to.deep.equal(['true own', 'true own']);
    while ((await said(launcher, 1))[0] === 'true own');
    expect(await said(launcher, 2)).to.deep.equal(['true forked', 'true forked']);
    await launcher.end();
    expect(existsSync(launcher.folder)).to.equal(false);
  });

  it('starts all from a fork server where many are expected', async function () {
    if (process.platform !== 'linux') this.skip();
    const launcher = new Launcher(stage, 20);
    expect(await said(launcher, 3)).to.deep.equal(Array(3).fill('true forked'));
    expect(launcher.launches).to.equal(3);
    await launcher.end();
  });

  it('does so from no server where that is not wanted', async () => {
    process.env.QUEUING_SPEC_FORK = 'no';
    const launcher = new Launcher(stage);
    expect(await said(launcher, 6)).to.deep.equal(Array(6).fill('true own'));
    await launcher.end();
    process.env.QUEUING_SPEC_FORK = 'perhaps';
    const other = new Launcher(stage);
    await expectToThrow(said(other, 2), 'QUEUING_SPEC_FORK is "perhaps"; it takes yes or no');
    delete process.env.QUEUING_SPEC_FORK;
    await other.end();
  });

  describe('with a fork server', () => {
    const readable = makeFolder();
    const writable = makeFolder();
    let server: ForkServer;

    beforeEach(async function () {
      scratch = writable.path;
      server = new ForkServer(stage, readable.path, writable.path);
      if (!(await server.started)) this.skip();
    });
    afterEach(() => server.end());
    after(() => {
      readable.remove();
      writable.remove();
    });

    it('launches many programs at once', async () => {
      const terminals = Array.from({ length: 40 }, () => Terminal.start(launch(), server.launch.bind(server)));
      const endings = await Promise.all(terminals.map(terminal => terminal.ended));
      expect(endings.map(ending => ending.exitCode)).to.deep.equal(Array(40).fill(0));
      expect(terminals.flatMap(terminal => terminal.lines())).to.deep.equal(Array(40).fill('true forked'));
    });

    it('launches no more than it has places for', async () => {
      let launched = 0;
      for (; server.ready; launched += 1) await Terminal.start(launch(), server.launch.bind(server)).ended;
      expect(launched).to.equal(120);
    });

    it('ends a program that is ended before it has begun', async () => {
      const terminal = Terminal.start(launch({ STAYS: 'yes' }), server.launch.bind(server));
      expect(await terminal.kill()).to.include({ signal: 'SIGKILL' });
    });

    it('takes its programs with it, and calls that the fault of the harness', async () => {
      const terminal = Terminal.start(launch({ STAYS: 'yes' }), server.launch.bind(server));
      await new Promise<void>(resolve => terminal.on('change', () => terminal.lines().length > 0 && resolve()));
      const { pid = 0 } = terminal;
      const { stdout } = await execa('ps', ['-o', 'ppid=', '-p', String(pid)]);
      process.kill(Number(stdout), 'SIGKILL');
      await expectToThrow(terminal.ended, HarnessError);
      expect(server.ready).to.equal(false);
      await gone(pid);
    });
  });
});

async function expectToThrow(promise: Promise<unknown>, what: string | typeof HarnessError): Promise<void> {
  const thrown = await promise.then(
    () => undefined,
    (error: Error) => error,
  );
  if (typeof what === 'string') expect(thrown?.message).to.equal(what);
  else expect(thrown).to.be.instanceOf(what);
}

/** Waits until there is no such process. */
async function gone(pid: number): Promise<void> {
  await execa('tail', ['--pid', String(pid), '-f', '/dev/null']);
}
