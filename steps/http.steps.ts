import { Given, Then, When } from '@cucumber/cucumber';
import { compareJson } from '../harness/compare/json';
import { HarnessError, ProgramError } from '../harness/errors';
import type { Answer } from '../harness/http/client';
import { request, untilServing } from './serving';
import type { SpecWorld } from './world';

Given('{string} serves on port {int} in terminal {int}', async function (
  this: SpecWorld,
  program: string,
  port: number,
  number: number,
) {
  this.server = await untilServing(this, this.session.run(number, program), port);
});

When('{string} is requested', async function (this: SpecWorld, path: string) {
  this.answers = [await request(this, serverOf(this), { path: this.fill(path) })];
});

When('{string} is requested {int} times', async function (this: SpecWorld, path: string, times: number) {
  this.answers = [];
  for (let asked = 0; asked < times; asked += 1) {
    this.answers.push(await request(this, serverOf(this), { path: this.fill(path) }));
  }
});

When('{string} is requested {int} times at once', async function (this: SpecWorld, path: string, times: number) {
  const server = serverOf(this);
  this.answers = await Promise.all(Array.from({ length: times }, () => request(this, server, { path: this.fill(path) })));
});

When('this JSON is posted to {string}:', async function (this: SpecWorld, path: string, body: string) {
  const headers = { 'content-type': 'application/json' };
  const question = { path: this.fill(path), method: 'POST', headers, body: this.fill(body) };
  this.answers = [await request(this, serverOf(this), question)];
});

Then('the answer is the JSON:', function (this: SpecWorld, text: string) {
  const answer = lastAnswer(this);
  const problems = problemsOf(this, answer, text);
  if (problems.length > 0) throw wrongAnswer(problems, text, answer);
});

Then('{int} of the answers are the JSON:', function (this: SpecWorld, count: number, text: string) {
  const other = this.answers.filter(answer => problemsOf(this, answer, text).length > 0);
  if (this.answers.length - other.length === count) return;
  const kinds = new Map<string, number>();
  for (const { text } of this.answers) kinds.set(text, (kinds.get(text) ?? 0) + 1);
  const came = [...kinds].map(([text, times]) => `  ${times} × ${text}`).join('\n');
  throw new ProgramError(`${count} of the answers should be ${text.trim()}; these came:\n${came}`);
});

Then('every answer is JSON', function (this: SpecWorld) {
  for (const answer of this.answers) {
    const type = String(answer.headers['content-type'] ?? 'nothing');
    if (answer.json === undefined) throw new ProgramError(`The answer is no JSON: ${answer.text.slice(0, 500)}`);
    if (!/^application\/json\b/.test(type)) {
      throw new ProgramError(`The answer says that it is ${type}; expected was application/json, as response.json() sends it.`);
    }
  }
});

Then('the status is {int}', function (this: SpecWorld, status: number) {
  const answer = lastAnswer(this);
  if (answer.status !== status) throw new ProgramError(`The status should be ${status}; it is ${answer.status}: ${answer.text}`);
});

function serverOf(world: SpecWorld) {
  if (!world.server) throw new HarnessError('No program serves yet: say which one does first.');
  return world.server;
}

function lastAnswer({ answers }: SpecWorld): Answer {
  const answer = answers.at(-1);
  if (!answer) throw new HarnessError('Nothing was requested yet.');
  return answer;
}

function problemsOf(world: SpecWorld, { json, text: came }: Answer, text: string): readonly string[] {
  if (json === undefined) return [`the answer is no JSON: ${came.slice(0, 500)}`];
  const { problems, bindings } = compareJson(text, json, world.bindings);
  if (problems.length === 0) Object.assign(world.bindings, bindings);
  return problems;
}

function wrongAnswer(problems: readonly string[], expected: string, { text }: Answer): ProgramError {
  return new ProgramError(`${problems.join('\n')}\n\n  expected: ${expected.trim()}\n  answered: ${text.slice(0, 2000)}`);
}
