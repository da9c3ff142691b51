import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

const suiteOf = (text: string) => parseSource('a.test.js', text).mochaSuite;

describe('mochaSuite', () => {
  it('knows describes, tests and hooks with their titles', () => {
    const text = `import { expect } from 'chai';
const name = 'jobs';
describe(name, function () {
  before(() => queue.testMode.enter());
  afterEach(() => { queue.testMode.clear(); });
  after(function (done) { queue.testMode.exit(); done(); });
  describe('errors', () => {
    it('throws', () => { expect(f).to.throw('x'); });
    it.skip('later', () => {});
    it('pending');
  });
  it.only(\`works\`, async () => { assert.equal(1, 1); });
});`;
    const suite = suiteOf(text);
    expect(suite.describes).to.deep.equal([
      { title: 'jobs', within: [], line: 3 },
      { title: 'errors', within: ['jobs'], line: 7 },
    ]);
    expect(suite.tests).to.deep.equal([
      { title: 'throws', within: ['jobs', 'errors'], line: 8, pending: false, asserts: true },
      { title: 'later', within: ['jobs', 'errors'], line: 9, marked: 'skip', pending: true, asserts: false },
      { title: 'pending', within: ['jobs', 'errors'], line: 10, pending: true, asserts: false },
      { title: 'works', within: ['jobs'], line: 12, marked: 'only', pending: false, asserts: true },
    ]);
    expect(
      suite.hooks.map(({ kind, within, calls }) => [kind, within, calls.map(({ callee }) => callee)]),
    ).to.deep.equal([
      ['before', ['jobs'], ['queue.testMode.enter']],
      ['afterEach', ['jobs'], ['queue.testMode.clear']],
      ['after', ['jobs'], ['queue.testMode.exit', 'done']],
    ]);
    expect(suite.testsWithoutAssertion).to.deep.equal([]);
  });

  it('tells where the called queue comes from, through a function of the file', () => {
    const text = `const kue = require('kue'); const q = kue.createQueue();
function enter() { q.testMode.enter(true); }
const leave = () => { q.testMode.exit(); };
before(enter); after(() => leave());`;
    const [before, after] = suiteOf(text).hooks;
    expect(before?.calls.map(({ origin, args }) => [origin, args[0]?.value])).to.deep.equal([
      ['kue.createQueue().testMode.enter', true],
    ]);
    expect(after?.calls.map(({ callee }) => callee)).to.deep.equal(['leave', 'q.testMode.exit']);
  });

  it('finds tests without any assertion', () => {
    const asserting = [
      `import { expect as e } from 'chai'; it('x', () => { e(1).to.equal(1); });`,
      `const { strictEqual } = require('node:assert'); it('x', () => strictEqual(1, 1));`,
      `const assert = require('assert/strict'); it('x', () => { assert(true); });`,
      `const chai = require('chai'); chai.should(); it('x', () => { queue.jobs.should.have.length(1); });`,
      `const { expect } = require('chai'); const check = () => { expect(1).to.equal(1); }; it('x', () => { check(); });`,
      `import sinon from 'sinon'; it('x', () => { sinon.assert.calledOnce(spy); });`,
      `it('x', done => { queue.on('y', () => { expect(1).to.equal(1); done(); }); });`,
      `function body() { assert.ok(1); } it('x', body);`,
    ];
    for (const text of asserting) expect(suiteOf(text).testsWithoutAssertion, text).to.deep.equal([]);
    const blind = [
      `it('x', () => { create([], queue); });`,
      `it('x', () => { /* expect(1).to.equal(1) */ const s = 'expect(1)'; });`,
      `import { expect } from 'chai'; it('x', () => { expect; });`,
      `const chai = require('chai'); it('x', () => { chai.should(); chai.use(y); });`,
      `function expect() {} it('x', () => { expect(1); });`,
      `const assert = require('assert'); it('x', () => { const f = assert => assert(1); f(g); });`,
      `function loop() { loop(); } it('x', () => loop());`,
    ];
    for (const text of blind)
      expect(
        suiteOf(text).testsWithoutAssertion.map(({ title }) => title),
        text,
      ).to.deep.equal(['x']);
  });

  it("takes only mocha's own functions", () => {
    expect(suiteOf(`function it() {} it('x', () => {}); object.it('y', () => {}); // it('z')`).tests).to.deep.equal([]);
    expect(suiteOf(`import { it as test1 } from 'mocha'; test1('x', () => {});`).tests).to.have.length(1);
    expect(suiteOf(`suite('s', () => { setup(f); test('t', () => {}); });`)).to.deep.include({
      describes: [{ title: 's', within: [], line: 1 }],
    });
    expect(suiteOf(`xdescribe('s', () => { xit('t', () => {}); });`).tests[0]?.pending).to.equal(true);
  });

  it('is empty for a file that is no suite', () => {
    expect(suiteOf('')).to.deep.equal({ describes: [], tests: [], hooks: [], testsWithoutAssertion: [] });
  });
});
