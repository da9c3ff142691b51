import { cpSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { Session } from '../../harness/session/session';
import { stageTarget } from '../../harness/stage/stage';
import { Launcher } from '../../harness/terminal/launcher';
import { runtimeFolder } from '../../harness/terminal/runtime-folder';
import { makeFolder } from '../folder';
import { furnish, runByBabelNode, runByMocha, runTogether } from './by-hand';
import { exceptions } from './exceptions';
import { type Outcome, seen } from './outcome';

const fixtures = join(__dirname, '../fixtures/exercise-environment');
const programs = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter(file => /^[^/]+\/[^/]+\.[cm]?js$/.test(file))
  .sort();
const suites = programs.filter(file => file.endsWith('.test.js'));
/** What ends otherwise than well, or asks how it was started, needs a process of its own. */
const alone = programs.filter(file => file.startsWith('alone/'));
const together = programs.filter(file => !suites.includes(file) && !alone.includes(file));
/** How many processes run beside each other, in each of both ways. */
const lanes = 2;

/** Tiny programs, run as the exercise's package.json runs them and as they are run here, come to the same. */
describe("the exercise's own environment", function () {
  this.timeout(1_800_000);
  const target = makeFolder();
  const folder = realpathSync(target.path);
  const byHand = new Map<string, Outcome>();
  const here = new Map<string, Outcome>();

  before(async () => {
    cpSync(fixtures, folder, { recursive: true });
    furnish(folder);
    // The one after the other: a program may change the folder, and by hand that is the target itself.
    await runHere();
    await runAllByHand();
  });
  after(() => target.remove());

  it('is looked at by at least 60 programs', () => expect(programs.length).to.be.at.least(60));

  for (const file of programs) {
    const exception = exceptions[file];
    if (!exception) {
      it(`is the same for ${file}`, () => expect(here.get(file)).to.deep.equal(byHand.get(file)));
      continue;
    }
    it(`is another for ${file}: ${exception.reason}`, () => {
      expect(here.get(file)?.output).to.match(exception.here);
      expect(byHand.get(file)?.output).to.match(exception.byHand);
    });
  }

  it('has no exception for a program that is not there', () => {
    expect(programs).to.include.members(Object.keys(exceptions));
  });

  async function runHere(): Promise<void> {
    const stage = stageTarget(folder);
    const launcher = new Launcher(stage);
    const session = new Session({ stage, launcher });
    try {
      await inTurns(programs, async (file, index) => {
        const tool = { main: join(runtimeFolder(), 'run-suite.js'), args: [] };
        const options = suites.includes(file) ? { tool, args: ['2000'] } : {};
        const terminal = session.run(index, file.replace(/\.[cm]?js$/, ''), options);
        const { exitCode } = await terminal.ended;
        here.set(file, { output: seen(terminal.lines().join('\n')), exitCode });
      });
    } finally {
      await session.close();
      await launcher.end();
    }
  }

  async function runAllByHand(): Promise<void> {
    const half = Math.ceil(together.length / 2);
    const batches = [together.slice(0, half), together.slice(half)];
    await inTurns([...batches, ...alone, ...suites], async work => {
      if (Array.isArray(work)) for (const [file, outcome] of await runTogether(folder, work)) byHand.set(file, outcome);
      else byHand.set(work, await (suites.includes(work) ? runByMocha : runByBabelNode)(folder, work));
    });
  }
});

async function inTurns<T>(all: readonly T[], go: (one: T, index: number) => Promise<void>): Promise<void> {
  const left = [...all.entries()];
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) await go(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
