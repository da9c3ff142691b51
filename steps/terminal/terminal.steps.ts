/**
 * Steps on programs and what they print: start one in a terminal, compare its transcript, wait for its end.
 *
 * Needs `outcome` to fail, `values` to fill in names, and the harness's `session` and `compare`.
 */
import { join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { compareThreads, compareUnordered } from '../../harness/compare/threads';
import { compareTranscript, countLines, findLine } from '../../harness/compare/transcript';
import { ProgramError } from '../../harness/errors';
import { packageRoot } from '../../harness/package-root';
import { programsImportedIn, withLinesAtEnd } from '../../harness/stage/added-lines';
import { type Stage, stageTarget } from '../../harness/stage/stage';
import { lastLines, stateOf } from '../outcome/failure';
import { fillKnown } from '../values/fill';
import type { SpecWorld } from '../world/world';
import { expectExactly, expectShown } from './expect-terminal';

Given('{string} runs in terminal {int}', function (this: SpecWorld, program: string, number: number) {
  this.session.run(number, program);
});

Given("the reference's {string} runs in terminal {int}", function (this: SpecWorld, program: string, number: number) {
  this.session.run(number, program, { stage: referenceStage() });
});

When(
  '{string} runs in terminal {int} with these lines at its end:',
  async function (this: SpecWorld, program: string, number: number, lines: string) {
    const text = await withLinesAtEnd(this.session.program(program), fillKnown(lines, this.bindings));
    this.session.run(number, program, { text });
  },
);

When('this program runs in terminal {int}:', function (this: SpecWorld, number: number, text: string) {
  // Reports a missing program of the target by name, instead of an import that fails.
  for (const name of programsImportedIn(text)) this.session.program(name);
  this.session.run(number, `program-${number}`, { text: fillKnown(text, this.bindings) });
});

Then('terminal {int} shows {string}', async function (this: SpecWorld, number: number, line: string) {
  await expectShown(this, this.session.terminal(number), `...\n${line}\n...`, compareTranscript);
});

Then(
  'terminal {int} shows {string} at least {int} times',
  async function (this: SpecWorld, number: number, line: string, times: number) {
    const terminal = this.session.terminal(number);
    const shown = () => countLines(line, withoutIndents(terminal.lines()), this.bindings);
    const outcome = await this.session.until(() => (shown() >= times ? true : undefined));
    if (outcome.met) return;
    throw new ProgramError(
      `Terminal ${number} shows the line "${line}" ${shown()} times; at least ${times} were expected.\n${stateOf(terminal, outcome.why)}${lastLines(terminal)}`,
    );
  },
);

Then('terminal {int} shows exactly:', async function (this: SpecWorld, number: number, text: string) {
  await expectExactly(this, this.session.terminal(number), text, compareTranscript);
});

Then('terminal {int} shows exactly, in any order:', async function (this: SpecWorld, number: number, text: string) {
  await expectExactly(this, this.session.terminal(number), text, compareUnordered);
});

Then(
  'terminal {int} shows exactly, each block in its own order:',
  async function (this: SpecWorld, number: number, text: string) {
    await expectExactly(this, this.session.terminal(number), text, compareThreads);
  },
);

Then('terminal {int} does not show {string}', async function (this: SpecWorld, number: number, line: string) {
  await this.session.settle();
  const terminal = this.session.terminal(number);
  const found = findLine(line, withoutIndents(terminal.lines()), this.bindings);
  if (!found) return;
  throw new ProgramError(`Terminal ${number} (${terminal.program}) shows "${found.text}", which it should not.`);
});

Then('terminal {int} ends', async function (this: SpecWorld, number: number) {
  const terminal = this.session.terminal(number);
  const outcome = await this.session.until(() => terminal.ending);
  if (!outcome.met)
    throw new ProgramError(`Terminal ${number} should have ended by itself. ${stateOf(terminal, outcome.why)}`);
});

Then('terminal {int} ends with exit code {int}', async function (this: SpecWorld, number: number, code: number) {
  const terminal = this.session.terminal(number);
  const outcome = await this.session.until(() => terminal.ending);
  if (outcome.met && outcome.value.exitCode === code) return;
  const shown = terminal.lines().slice(-30).join('\n');
  throw new ProgramError(
    `Terminal ${number} should have ended with exit code ${code}. ${stateOf(terminal, outcome.met ? undefined : outcome.why)}\n\n${shown}`,
  );
});

Then('terminal {int} still runs', async function (this: SpecWorld, number: number) {
  await this.session.settle();
  const terminal = this.session.terminal(number);
  if (terminal.ending) throw new ProgramError(`Terminal ${number} should still be running. ${stateOf(terminal)}`);
});

When('nothing more happens', async function (this: SpecWorld) {
  await this.session.settle();
});

When('terminal {int} is interrupted', async function (this: SpecWorld, number: number) {
  this.session.terminal(number).signal('SIGINT');
  await this.session.terminal(number).ended;
});

/** Indentation does not count when one line is looked for. (Patterns ignore blanks at the end already.) */
function withoutIndents(lines: readonly string[]): string[] {
  return lines.map(line => line.trimStart());
}

When('terminal {int} is killed', async function (this: SpecWorld, number: number) {
  await this.session.terminal(number).kill();
});

let reference: Stage | undefined;

/** The reference's programs. A target's program is paired with one of them, so that a mistake in its partner does not count. */
function referenceStage(): Stage {
  reference ??= stageTarget(join(packageRoot, 'src'));
  return reference;
}
