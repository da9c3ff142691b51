import { expect } from 'chai';
import sinon from 'sinon';
import { Pace } from '../../../scenarios/runner/screen/pace';

describe('Pace', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  it('tells what is done, how fast, and how long it takes yet', () => {
    const pace = new Pace('drained', 'jobs', 2000);
    clock.tick(2000);
    expect(pace.text(500)).to.equal('drained: 500 of 2000 jobs, 250 a second, 6 s left');
  });

  it('has no rate before anything is done', () => {
    const pace = new Pace('drained', 'jobs', 2000);
    clock.tick(2000);
    expect(pace.text(0)).to.equal('drained: 0 of 2000 jobs');
  });

  it('tells slow work in parts of a second, and long work in minutes', () => {
    const pace = new Pace('drained', 'jobs', 2000);
    clock.tick(10_000);
    expect(pace.text(5)).to.equal('drained: 5 of 2000 jobs, 0.5 a second, 67 min left');
  });
});
