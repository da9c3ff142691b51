import { join } from 'node:path';
import { expect } from 'chai';
import { gradeAll } from '../../../grade/class/worker-pool';
import { WorkerProcess } from '../../../grade/class/worker-pool/worker-process';
import { HarnessError } from '../../../harness/errors';
import { type Result, verdictOf } from '../../../report/result';

const program = join(__dirname, 'stand-in-worker.ts');

describe('a worker pool', function () {
  this.timeout(60_000);

  /** Grades made-up solutions, whose names say what their worker does; gives the results, by name. */
  async function grade(
    names: readonly string[],
    options: { workers?: number; signal?: AbortSignal; of?: string } = {},
  ) {
    const results = new Map<string, Result>();
    await gradeAll(names, {
      workers: options.workers ?? 2,
      assignmentFor: target => ({ target, tasks: [], seed: 's' }),
      finished: (name, result) => results.set(name, result),
      signal: options.signal ?? new AbortController().signal,
      start: () => new WorkerProcess(options.of ?? program),
      stuckAfter: 3000,
    });
    return results;
  }
  const why = (result: Result | undefined) => result?.tasks[0]?.rules[0]?.why;

  it('grades all, each worker one after another', async () => {
    const results = await grade(['a', 'b', 'c', 'd']);
    expect([...results.keys()].sort()).to.deep.equal(['a', 'b', 'c', 'd']);
    for (const result of results.values()) expect(verdictOf(result)).to.equal('pass');
    const workers = new Set([...results.values()].map(({ versions }) => versions.worker));
    expect(workers.size).to.equal(2);
  });

  it('loses only the solution whose worker crashes or is stuck, tries it twice, and says so', async () => {
    const results = await grade(['a', 'crash', 'stuck', 'b']);
    expect([...results].map(([name, result]) => [name, verdictOf(result)]).sort()).to.deep.equal([
      ['a', 'pass'],
      ['b', 'pass'],
      ['crash', 'error'],
      ['stuck', 'error'],
    ]);
    expect(why(results.get('crash'))).to.match(/^The worker that graded it ended with exit code 7\.\nthe last words/);
    expect(why(results.get('stuck'))).to.match(/^The worker that graded it was stuck: no scenario ended for 3 s\./);
  });

  it('has a grade after all when the second try goes well', async () => {
    const folder = `once-${process.pid}-${Date.now()}`;
    const results = await grade([folder], { workers: 1 });
    expect(verdictOf(results.get(folder) as Result)).to.equal('pass');
  });

  it('has an error, and goes on, when the harness fails on one', async () => {
    const results = await grade(['fail', 'a'], { workers: 1 });
    expect(why(results.get('fail'))).to.equal('the harness failed');
    expect(verdictOf(results.get('a') as Result)).to.equal('pass');
  });

  it('ends with every worker gone when it is interrupted', async () => {
    const interruption = new AbortController();
    const started = Date.now();
    const grading = grade(['stuck', 'stuck'], { signal: interruption.signal });
    setTimeout(() => interruption.abort(), 1500);
    expect([...(await grading).keys()]).to.deep.equal([]);
    expect(Date.now() - started).to.be.below(15_000);
  });

  it('fails when no worker can be started', async () => {
    const failed = await grade(['a'], { of: join(__dirname, 'no-worker.ts') }).catch((error: Error) => error);
    expect(failed).to.be.an.instanceOf(HarnessError);
    expect((failed as Error).message).to.match(
      /^A worker ended with exit code 1 before it could grade anything: Error: Cannot find module .*no-worker/,
    );
  });
});
