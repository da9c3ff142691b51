import { expect } from 'chai';
import { removedJobs } from '../../harness/kue/removed';
import type { RecordedCommand } from '../../harness/redis/recorder/recorder';

/** Commands as a program sends them: `HSET q:job:1 state active`. */
function commands(...lines: string[]): RecordedCommand[] {
  return lines.map(line => {
    const [name = '', ...args] = line.split(' ');
    return { name, args, at: 0, client: '127.0.0.1:1', fromScript: false };
  });
}

const created = ['HSET q:job:7 type mail', 'HSET q:job:7 data {"a":1}', 'HSET q:job:7 state active'];

describe('removedJobs', () => {
  it('gives a job that was removed after its end as it was then', () => {
    const sent = commands(...created, 'HSET q:job:7 state complete', 'DEL q:job:7:log', 'DEL q:job:7');
    expect(removedJobs(sent)).to.deep.equal([
      { id: 7, queue: 'mail', state: 'complete', data: { a: 1 }, progress: undefined, error: undefined },
    ]);
  });

  it('gives one that failed, and was removed with others', () => {
    const sent = commands(...created, 'HMSET q:job:7 error oh state failed', 'UNLINK q:job:6 q:job:7');
    expect(removedJobs(sent)).to.have.length(1);
    expect(removedJobs(sent)[0]).to.include({ state: 'failed', error: 'oh' });
  });

  it('leaves out what was removed before its end, what is no job, and what is still there', () => {
    expect(removedJobs(commands(...created, 'DEL q:job:7'))).to.deep.equal([]);
    expect(removedJobs(commands('HSET q:job:a state complete', 'HSET q:job:a type b', 'DEL q:job:a'))).to.deep.equal(
      [],
    );
    expect(removedJobs(commands(...created, 'HSET q:job:7 state complete', 'DEL other'))).to.deep.equal([]);
  });

  it('does not bring back what an earlier job of that id was', () => {
    const sent = commands(...created, 'DEL q:job:7', 'HSET q:job:7 state complete', 'DEL q:job:7');
    expect(removedJobs(sent)).to.deep.equal([]);
  });
});
