import { expect } from 'chai';
import { Latency } from '../../../scenarios/runner/latency';
import { renderHistogram } from '../../../scenarios/runner/screen/histogram';

describe('Latency', () => {
  function of(...times: number[]): Latency {
    const latency = new Latency();
    for (const ms of times) latency.record(ms);
    return latency;
  }

  it('counts answers in steps, from the first that has any to the last', () => {
    expect(of(3, 4, 30).steps()).to.deep.equal([
      { upTo: 5, count: 2 },
      { upTo: 10, count: 0 },
      { upTo: 20, count: 0 },
      { upTo: 50, count: 1 },
    ]);
  });

  it('gives percentiles with three digits', () => {
    const latency = of(...Array.from({ length: 100 }, (_, index) => index + 1));
    expect(latency.percentile(50)).to.be.closeTo(50, 0.1);
    expect(latency.percentile(99)).to.be.closeTo(99, 0.1);
    expect(latency.percentile(100)).to.be.closeTo(100, 0.1);
  });

  it('takes the shortest and the longest in', () => {
    expect(of(0, 1e9).count).to.equal(2);
  });

  it('is drawn with a bar for each step', () => {
    const [title, first, , , last, percentiles] = renderHistogram(of(3, 4, 30)).split('\n');
    expect(title).to.equal('Latency of 3 answers');
    expect(first).to.match(/≤ 5 ms {2}█{40} 2$/);
    expect(last).to.match(/≤ 50 ms {2}█{20} {21}1$/);
    expect(percentiles).to.match(/p50 4\.0 .*max 30 ms$/);
  });
});
