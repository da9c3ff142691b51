import { expect } from 'chai';
import { parseSource } from '../../../harness/source';
import type { Evidence } from '../../../report/causes/evidence';
import { stopOf } from '../../../report/causes/stops';

function evidence(code: string, said: Partial<Evidence>): Evidence {
  const file = '1-redis_op.js';
  const programs = [{ name: '1-redis_op', file, source: parseSource(file, code), code }];
  return { task: 2, rule: '', message: '', transcript: '', values: {}, sites: [], steps: [], programs, ...said };
}

describe('what keeps rules from being checked', () => {
  it('is a program that is not there', () => {
    const message = 'There is no program 5-subscriber in /a: a file 5-subscriber.js is due (.js, .ts will do).';
    expect(stopOf(evidence('', { message, programs: [] }))).to.deep.equal({
      id: 'missing 5-subscriber',
      says: '5-subscriber.js is missing.',
    });
  });

  it('is one that does not parse, by its line and column', () => {
    const stop = stopOf(
      evidence('const a = {\n  b: 1\n  c: 2,\n};', { message: '1-redis_op had ended, with exit code 1.' }),
    );
    expect(stop?.says).to.match(/^1-redis_op\.js does not start: line 3, column 3: /);
    expect(stop?.place).to.deep.equal({ file: '1-redis_op.js', line: 3, column: 3 });
  });

  it('is an import of something that is not there', () => {
    const code = "import redis from 'redis';\nimport { a } from './utils';";
    const stop = stopOf(evidence(code, { transcript: "Error: Cannot find module './utils'" }));
    expect(stop?.says).to.include("line 2 imports './utils', and there is no such file");
  });

  it('is an error that nobody caught, by the line that threw it', () => {
    const transcript =
      'ReferenceError: client is not defined\n    at Object.<anonymous> (/a/1-redis_op.js:2:1)\n    at node:internal/main:1:1';
    const stop = stopOf(
      evidence('const a = 1;\nclient.get("a");', { message: '1-redis_op had ended, with exit code 1.', transcript }),
    );
    expect(stop?.says).to.match(
      /^1-redis_op\.js breaks off in line 2: ReferenceError: client is not defined\. Nothing here is called client/,
    );
  });

  it('is such an error too where only the jobs were looked at that the program should have taken', () => {
    const transcript =
      'TypeError: queue.progress is not a function\n    at Object.<anonymous> (/a/1-redis_op.js:2:7)\n\nNode.js v20.20.2';
    const message =
      'Job 1 of the queue "push" should be complete; it is inactive: no program took it out of the queue.';
    const stop = stopOf(evidence("const a = 1;\nqueue.progress('push');", { message, transcript }));
    expect(stop?.says).to.match(/^1-redis_op\.js breaks off in line 2: TypeError: queue\.progress is not a function/);
  });

  it('is a name that only the lines of the scenario use', () => {
    const transcript =
      'ReferenceError: reserveSeat is not defined\n    at _next (/a/1-redis_op.js:2:1)\n\nawait reserveSeat(7);';
    const stop = stopOf(
      evidence('const a = 1;\nfunction seatReserve() {}', {
        message: '1-redis_op had ended, with exit code 1.',
        transcript,
      }),
    );
    expect(stop?.says).to.equal('1-redis_op.js has no function called reserveSeat; its functions: seatReserve.');
  });

  it('is a value that is not there, and is not called a function', () => {
    const transcript = 'ReferenceError: listProducts is not defined\n    at Object.<anonymous> (/a/1-redis_op.js:9:1)';
    const stop = stopOf(evidence('const a = 1;', { message: '1-redis_op had ended, with exit code 1.', transcript }));
    expect(stop?.says).to.equal('1-redis_op.js has nothing called listProducts.');
  });

  it('is an empty file', () => {
    expect(
      stopOf(evidence('\n', { message: '1-redis_op should listen on port 1245; it listens on no port. ' }))?.says,
    ).to.equal('1-redis_op.js is empty.');
  });

  it('is a server that listens elsewhere', () => {
    const message = '1-redis_op should listen on port 1245; it listens on 3000. 1-redis_op was still running.';
    expect(stopOf(evidence('app.listen(3000);', { message }))?.says).to.include(
      'does not listen on port 1245: it listens on 3000',
    );
  });

  it('is nothing where the program runs', () => {
    expect(stopOf(evidence('const a = 1;', { message: 'Terminal 1 (1-redis_op): Line 2 differs.' }))).to.equal(
      undefined,
    );
  });
});
