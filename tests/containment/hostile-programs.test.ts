import { readdirSync, readFileSync } from 'node:fs';
import { url } from 'node:inspector';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { gradeHostile } from './grading';
import { lookOut, type Outside } from './outside';

/** What each program of `tests/fixtures/hostile` does. */
const programs: Readonly<Record<string, string>> = {
  'endless-output': 'prints without end',
  'busy-loop': 'is in an endless loop',
  'never-ends-its-microtasks': 'never gives a timer its turn',
  'ignores-sigterm': 'ignores every signal that it can, and does not end when it exits',
  'starts-processes': 'starts processes, which would outlive it, and threads',
  'eats-memory': 'eats memory',
  'eats-buffers': 'eats memory outside its heap',
  'raises-its-heap-limit': 'eats memory, and lifts the limit first',
  'fills-the-disk': 'fills the disk',
  'signals-others': 'signals its parent and everybody else',
  'reads-secrets': 'reads the environment, the machine’s files, the harness’s and another submission’s',
  'writes-outside': 'writes outside its folder',
  'prints-workflow-commands': 'prints workflow commands',
  'prints-terminal-escapes': 'prints terminal escapes',
  'opens-many-ports': 'listens on thousands of ports',
  'dials-out': 'dials what is not its own: the machine’s servers, the network',
  'lies-to-the-harness': 'writes into every pipe that it finds open, and closes it',
  'reaches-ports-by-handles': 'dials and listens by the handles that are below all sockets',
  'sends-datagrams': 'sends datagrams, and asks name servers of its own',
  'debugs-the-harness': 'opens an inspector in every process that it may signal',
  'writes-by-side-doors': 'writes and reads files by what is not fs',
  'changes-what-it-was-given': 'changes what its preload works with',
  'orders-redis-about': 'orders Redis to stop, to wait, to save, to follow another',
  'loops-within-redis': 'has Redis run a script that does not end',
  'loops-within-redis-after-a-write': 'has Redis run a script that does not end and cannot be stopped',
  'eats-the-memory-of-redis': 'has a script within Redis eat memory',
  'fills-redis': 'stores more than Redis takes',
  'blocks-redis-with-connections': 'opens more connections than Redis takes',
  'sends-without-reading': 'sends to Redis and never reads',
  'sends-commands-without-end': 'sends commands without end',
};

describe('a program that', function () {
  this.timeout(180_000);
  let outside: Outside;
  before(async () => {
    process.env.SECRET_OF_THE_HARNESS = 'secret';
    outside = await lookOut(createServer());
  });
  after(() => {
    delete process.env.SECRET_OF_THE_HARNESS;
    outside.close();
  });

  it('is among the fixtures is named here', () => {
    const files = readdirSync(join(__dirname, '../fixtures/hostile')).map(name => name.replace('.js', ''));
    expect(files.sort()).to.deep.equal(Object.keys(programs).sort());
  });

  for (const [name, what] of Object.entries(programs)) {
    it(`${what}: costs its own rules only`, async () => {
      const graded = await gradeHostile(name, {
        OTHER_SUBMISSION: JSON.stringify(outside.file),
        OUTSIDE: JSON.stringify(outside.file),
        OTHER_PORT: String(outside.port),
        PLACE: JSON.stringify(outside.folder),
      });
      const said = JSON.stringify(graded.hostile, null, 1);
      expect(graded.hostile.verdict, said).to.equal('fail');
      expect(graded.hostile.rules.map(rule => rule.verdict)).not.to.include('error');
      // An excerpt quotes the program's own text, which says so whatever came of it.
      const seen = JSON.stringify(graded.hostile, (key, value) => (key === 'excerpt' ? undefined : value));
      expect(seen).not.to.include('got through');
      expect(graded.next.verdict, JSON.stringify(graded.next, null, 1)).to.equal('pass');
      expect(graded.seconds).to.be.below(90);
      expect(outside.connections()).to.equal(0);
      expect(url(), 'an inspector of this very process').to.equal(undefined);
      expect(readdirSync(outside.folder)).to.deep.equal(['theirs.js']);
      expect(readFileSync(outside.file, 'utf8')).to.equal("module.exports = 'theirs';\n");
    });
  }
});
