import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { meantFile } from '../../harness/session/meant-file';
import { makeFolder } from '../folder';

const renamed: readonly (readonly [found: string, program: string])[] = [
  ['9-stock-1.js', '9-stock'],
  ['lastfirst_1234_9-stock.js', '9-stock'],
  ['5-publisher (1).js', '5-publisher'],
  ['6-job_processor.js.txt', '6-job_processor'],
  ['5-Subscriber.JS', '5-subscriber'],
  ['4-redis_advance_op.js', '4-redis_advanced_op'],
  ['6_job_creator.js', '6-job_creator'],
];

describe('the file that was meant to be a program', () => {
  for (const [found, program] of renamed) {
    it(`is ${found} for ${program}`, () => {
      const target = makeFolder({ [found]: '', 'README.md': '', '0-redis_client.js': '' });
      expect(meantFile(program, target.path)).to.deep.equal({ name: found, todo: `rename it to ${program}.js` });
      target.remove();
    });
  }

  it('is one in a subfolder', () => {
    const target = makeFolder({ 'task/9-stock.js': '' });
    expect(meantFile('9-stock', target.path)).to.deep.equal({ name: 'task/9-stock.js', todo: 'move it to 9-stock.js' });
    target.remove();
  });

  it('is a folder, or a link that leads outside, in its place', () => {
    const outside = makeFolder({ '9-stock.js': '' });
    const target = makeFolder({ '100-seat.js/index.js': '' });
    symlinkSync(join(outside.path, '9-stock.js'), join(target.path, '9-stock.js'));
    expect(meantFile('100-seat', target.path)?.todo).to.match(/is a folder/);
    expect(meantFile('9-stock', target.path)?.todo).to.match(/is a link that leads out of the folder/);
    target.remove();
    outside.remove();
  });

  it('is none where another program, or nothing like it, is there', () => {
    const target = makeFolder({ '6-job_creator.js': '', '7-job_processor.js': '', 'notes.js': '', '8-job.js': '' });
    for (const program of ['6-job_processor', '9-stock', '8-job-main'])
      expect(meantFile(program, target.path), program).to.equal(undefined);
    target.remove();
  });
});
