import Ajv from 'ajv/dist/2020';
import { expect } from 'chai';
import { gradescopeText } from '../../../report/formats/gradescope';
import { divide, pointsOf } from '../../../report/points/points';
import { canvasCsv, moodleCsv } from '../../../report/points/points-csv';
import { type PointsSettings, settingsFrom, usual } from '../../../report/points/points-settings';
import schema from '../../../report/points/queuing-spec.schema.json';
import { readRoster } from '../../../report/points/roster';
import type { Result, RuleResult, Verdict } from '../../../report/result';

const names = { tasks: ['1', '2'], rules: ['one', 'two', 'three'] };

function resultOf(...tasks: readonly (readonly Verdict[])[]): Result {
  return {
    target: '/x',
    seed: 's',
    durationMs: 1,
    versions: {},
    tasks: tasks.map((verdicts, place) => ({
      id: `task-${place + 1}`,
      title: `Task ${place + 1}`,
      verdict: 'pass',
      durationMs: 1,
      rules: verdicts.map((verdict, rule): RuleResult => ({ rule: names.rules[rule] ?? '', verdict, why: 'why' })),
    })),
  };
}

describe('points', () => {
  it('add up to what the course wants, whatever the weights', () => {
    for (const weights of [[1, 1, 1], [1, 2, 4], [0, 3], [0.1, 0.2, 0.7], [7]])
      expect(divide(100, weights).reduce((a, b) => a + Math.round(b * 100), 0)).to.equal(10_000);
    const { of, got } = pointsOf(resultOf(['pass', 'pass', 'pass'], ['pass', 'pass']), { ...usual, total: 10 });
    expect([got, of]).to.deep.equal([10, 10]);
  });

  it('count in part, or all or nothing; what is skipped or fails counts nothing, and advice has no part', () => {
    const result = resultOf(['pass', 'fail', 'advice'], ['skipped', 'pass']);
    expect(pointsOf(result, usual).got).to.equal(50);
    expect(pointsOf(result, { ...usual, award: 'all-or-nothing' }).got).to.equal(0);
    expect(pointsOf(resultOf(['pass', 'advice'], ['fail']), { ...usual, award: 'all-or-nothing' }).got).to.equal(50);
  });

  it('follow weights by task and by rule', () => {
    const settings: PointsSettings = { ...usual, tasks: { 1: 3 }, rules: { two: 2 } };
    const { tasks } = pointsOf(resultOf(['fail', 'pass', 'fail'], ['pass']), settings);
    expect(tasks.get('task-1')).to.include({ got: 37.5, of: 75 });
    expect(tasks.get('task-2')).to.include({ got: 25, of: 25 });
  });

  it('take something for each day that has begun', () => {
    const late = { due: '2026-11-20T18:00:00Z', perDay: 0.1, mostDays: 3 };
    const got = (at: string) => pointsOf(resultOf(['pass']), { ...usual, late }, new Date(at)).got;
    expect(got('2026-11-20T17:59:00Z')).to.equal(100);
    expect(got('2026-11-20T18:01:00Z')).to.equal(90);
    expect(got('2026-11-22T19:00:00Z')).to.equal(70);
    expect(got('2026-11-24T19:00:00Z')).to.equal(0);
  });

  it('are those of Gradescope, with the visibility that the course wants', () => {
    const result = resultOf(['pass', 'fail'], ['pass', 'advice']);
    const points = pointsOf(result, { ...usual, total: 20 });
    const { tests, score } = JSON.parse(gradescopeText(result, { points, visibility: 'after_published' }));
    const sum = (field: string) =>
      tests.reduce((all: number, test: Record<string, number>) => all + (test[field] ?? 0), 0);
    expect([sum('max_score'), sum('score'), score]).to.deep.equal([20, 15, undefined]);
    expect(tests[0].visibility).to.equal('after_published');
  });

  it('are imported by Moodle and Canvas with the columns of the roster', () => {
    const roster = readRoster(
      'name,Email address,SIS User ID,handed in\r\n"ann, b",a@x.org,77,2026-11-20T18:00:00Z\r\n',
      'r.csv',
    );
    const { columns = {}, handedIn } = roster.get('ann, b') ?? {};
    expect(handedIn?.toISOString()).to.equal('2026-11-20T18:00:00.000Z');
    const graded = [{ name: 'ann, b', columns, points: pointsOf(resultOf(['pass', 'fail']), usual) }];
    expect(moodleCsv(graded, 'Queue')).to.equal(
      'Identifier,Full name,Email address,Queue,Feedback\n"ann, b","ann, b",a@x.org,50,\n',
    );
    expect(canvasCsv(graded, 'Queue')).to.equal(
      'Student,ID,SIS User ID,SIS Login ID,Section,Queue\n    Points Possible,,,,,100\n"ann, b",,77,,,50\n',
    );
  });
});

describe('queuing-spec.json', () => {
  const valid = new Ajv({ allowUnionTypes: true, formats: { 'date-time': true } }).compile(schema);

  it('is taken as its schema says', () => {
    const value = { total: 20, award: 'all-or-nothing', tasks: { '1': 2 }, rules: { two: 3 }, visibility: 'hidden' };
    expect(valid(value)).to.equal(true);
    expect(settingsFrom(value, 'q.json', names)).to.deep.equal(value);
    expect(settingsFrom({}, 'q.json', names)).to.deep.equal(usual);
  });

  for (const [value, message] of [
    [[], 'q.json: it has to be an object'],
    [{ totl: 1 }, '"totl" is no setting: there are total'],
    [{ total: '100' }, '"total" takes a number above 0, not "100"'],
    [{ award: 'some' }, '"award" takes all-or-nothing or partial'],
    [{ tasks: { 7: 1 } }, '"tasks" names "7", which is none: there are 1, 2'],
    [{ tasks: { 1: -1 } }, '"tasks", "1" takes a number from 0 on, not -1'],
    [{ tasks: { 1: 0, 2: 0 } }, 'leaves no task with a weight above 0'],
    [{ rules: { four: 1 } }, '"rules" names "four"'],
    [{ late: { due: 'friday', perDay: 0.1 } }, '"late", "due" takes a date and time'],
    [{ late: { due: '2026-01-01', perDay: 10 } }, '"late", "perDay" takes a share from 0 to 1'],
    [{ roster: 3 }, '"roster" takes the name of a CSV file'],
  ] as const)
    it(`says what is wrong with ${JSON.stringify(value)}`, () => {
      expect(() => settingsFrom(value, 'q.json', names)).to.throw(message);
    });
});
