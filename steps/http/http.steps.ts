/**
 * Steps on HTTP: start a program that serves, send requests to it, check status and JSON of the responses.
 *
 * Needs `outcome`, `values`, and the harness's `http` and `compare/json`.
 */
import { Given, Then, When } from '@cucumber/cucumber';
import { compareJson } from '../../harness/compare/json';
import { HarnessError, ProgramError } from '../../harness/errors';
import type { Reply } from '../../harness/http';
import { linesCue, withLinesOnCue } from '../../harness/stage/added-lines';
import { fillKnown } from '../values/fill';
import type { SpecWorld } from '../world/world';
import { request, requestAtOnce, untilServing } from './serving';

Given(
  '{string} serves on port {int} in terminal {int}',
  async function (this: SpecWorld, program: string, port: number, number: number) {
    this.server = await untilServing(this, this.session.run(number, program), port);
  },
);

Given(
  '{string} serves on port {int} in terminal {int}, and runs these lines at its end:',
  async function (this: SpecWorld, program: string, port: number, number: number, lines: string) {
    const text = await withLinesOnCue(this.session.program(program), fillKnown(lines, this.bindings));
    this.server = await untilServing(this, this.session.run(number, program, { text }), port);
    this.server.terminal.control.cue(linesCue);
  },
);

When('{string} is requested', async function (this: SpecWorld, path: string) {
  this.responses = [await request(this, serverOf(this), { path: this.fill(path) })];
});

When('{string} is requested {int} times', async function (this: SpecWorld, path: string, times: number) {
  this.responses = [];
  for (let sent = 0; sent < times; sent += 1) {
    this.responses.push(await request(this, serverOf(this), { path: this.fill(path) }));
  }
});

When('{string} is requested {int} times at once', async function (this: SpecWorld, path: string, times: number) {
  this.responses = await requestAtOnce(this, serverOf(this), { path: this.fill(path) }, times);
});

When('this JSON is posted to {string}:', async function (this: SpecWorld, path: string, body: string) {
  const headers = { 'content-type': 'application/json' };
  const posted = { path: this.fill(path), method: 'POST', headers, body: this.fill(body) };
  this.responses = [await request(this, serverOf(this), posted)];
});

Then('the answer is the JSON:', function (this: SpecWorld, text: string) {
  const response = lastResponse(this);
  const problems = problemsOf(this, response, text);
  if (problems.length > 0) throw wrongResponse(problems, fillKnown(text, this.bindings), response);
});

Then('{int} of the answers are the JSON:', function (this: SpecWorld, count: number, text: string) {
  const other = this.responses.filter(response => problemsOf(this, response, text).length > 0);
  const right = this.responses.length - other.length;
  if (right === count) return;
  const [first] = right < count ? other : [];
  const why = first ? ` The first of the others: ${problemsOf(this, first, text).join('; ')}.` : '';
  throw new ProgramError(
    `Of the ${this.responses.length} answers to ${lastResponse(this).asked}, ${count} should be ${fillKnown(text, this.bindings).trim()}; ${right} ${right === 1 ? 'is' : 'are'}.${why}\n\n${counted(this.responses)}`,
  );
});

Then('every answer is JSON', function (this: SpecWorld) {
  for (const { asked, headers, json, text } of this.responses) {
    const type = headers['content-type'];
    if (json === undefined)
      throw new ProgramError(`The answer to ${asked} is no JSON: ${shortened(text) || 'it is empty'}`);
    if (/^application\/json\b/.test(String(type))) continue;
    throw new ProgramError(
      `The answer to ${asked} says of itself that it is ${type ?? 'of no type'}; expected was application/json, as response.json(…) sends it.`,
    );
  }
});

Then('the status is {int}', function (this: SpecWorld, status: number) {
  const { asked, status: actual, text } = lastResponse(this);
  if (actual !== status)
    throw new ProgramError(`The status of the answer to ${asked} should be ${status}; it is ${actual}: ${text}`);
});

function serverOf(world: SpecWorld) {
  if (!world.server) throw new HarnessError('No program serves yet: say which one does first.');
  return world.server;
}

function lastResponse({ responses }: SpecWorld): Reply {
  const response = responses.at(-1);
  if (!response) throw new HarnessError('Nothing was requested yet.');
  return response;
}

function problemsOf(world: SpecWorld, { json, text: came }: Reply, text: string): readonly string[] {
  if (json === undefined) return [`the answer is no JSON: ${shortened(came) || 'it is empty'}`];
  const { problems, bindings } = compareJson(text, json, world.bindings);
  if (problems.length === 0) Object.assign(world.bindings, bindings);
  return problems;
}

function wrongResponse(problems: readonly string[], expected: string, { asked, text }: Reply): ProgramError {
  const sentences = problems.map(problem => `  ${problem}`).join('\n');
  return new ProgramError(
    `${asked} is not answered as expected:\n${sentences}\n\n  expected: ${expected.trim()}\n  answered: ${shortened(text)}`,
  );
}

/** Each different response with its count, the most frequent first. */
function counted(responses: readonly Reply[]): string {
  const times = new Map<string, number>();
  for (const { text } of responses) times.set(text, (times.get(text) ?? 0) + 1);
  const kinds = [...times].sort(([, one], [, other]) => other - one);
  return kinds.map(([text, count]) => `  ${count} × ${shortened(text)}`).join('\n');
}

function shortened(text: string): string {
  return text.length > 2000 ? `${text.slice(0, 2000)} […]` : text;
}
