/**
 * Steps that run a target's own test suite with mocha, against its program or a wrong one.
 *
 * Needs `outcome` and the harness's `suite`.
 */
import { join } from 'node:path';
import { Then, When } from '@cucumber/cucumber';
import { ProgramError } from '../../harness/errors';
import { patience } from '../../harness/settings';
import { readSuiteOutcome, type SuiteOutcome } from '../../harness/suite/suite-outcome';
import { usualCause } from '../../harness/suite/usual-cause';
import { runtimeFolder } from '../../harness/terminal/runtime-folder';
import type { Terminal } from '../../harness/terminal/terminal';
import { stateOf } from '../outcome/failure';
import { advise } from '../outcome/outcome';
import { fillKnown } from '../values/fill';
import type { SpecWorld } from '../world/world';

When('the test suite {string} runs in terminal {int}', function (this: SpecWorld, suite: string, number: number) {
  this.session.run(number, suite, { tool: mocha(), args: [timeout()] });
});

When(
  'the test suite {string} runs in terminal {int} against this {string}:',
  function (this: SpecWorld, suite: string, number: number, program: string, text: string) {
    const substitute = { program, text: fillKnown(text, this.bindings) };
    // Mocha loads it before the suite, so it sees all that the suite does.
    this.session.run(number, suite, { tool: mocha(), args: [timeout(), `./${program}.js`], substitute });
  },
);

Then('every test passes in terminal {int}', async function (this: SpecWorld, number: number) {
  const terminal = this.session.terminal(number);
  const { passing, failing, report, cutShort } = await outcomeIn(this, terminal);
  if (passing + failing === 0)
    throw new ProgramError(`${terminal.program} has no test that runs: mocha found none, or all are left out.`);
  if (failing === 0) {
    if (cutShort)
      advise(
        this,
        `${terminal.program} ends the process itself: that ends mocha before its summary. Leave process.exit out; mocha's --exit does it.`,
      );
    return;
  }
  const few = failing === 1 ? '1 of the tests fails' : `${failing} of the tests fail`;
  throw new ProgramError(`${few} in ${terminal.program}.${usualCause(report)}\n\n${report.join('\n')}`);
});

Then('a test fails in terminal {int}', async function (this: SpecWorld, number: number) {
  const terminal = this.session.terminal(number);
  const { passing, failing } = await outcomeIn(this, terminal);
  if (failing > 0) return;
  const count = passing === 0 ? 'no test in it runs' : `all of its tests (${passing}) pass all the same`;
  throw new ProgramError(`${terminal.program} does not notice it: ${count}.`);
});

/** How long a test may take, in ms: twice mocha's default, because other programs run at the same time. */
function timeout(): string {
  return String(4000 * patience());
}

function mocha(): { main: string; args: string[] } {
  return { main: join(runtimeFolder(), 'run-suite.js'), args: [] };
}

async function outcomeIn(world: SpecWorld, terminal: Terminal): Promise<SuiteOutcome> {
  const ended = await world.session.until(() => terminal.ending);
  const lines = terminal.lines();
  if (!ended.met) {
    throw new ProgramError(
      `${terminal.program} should have ended by itself. ${stateOf(terminal, ended.why)}\n\n${lines.join('\n')}`,
    );
  }
  const outcome = readSuiteOutcome(lines);
  if (outcome && (outcome.failing > 0 || ended.value.exitCode === 0)) return outcome;
  const shown = lines.slice(0, 40).join('\n');
  throw new ProgramError(`${terminal.program} could not be run as a test suite.${usualCause(lines)}\n\n${shown}`);
}
