import { join } from 'node:path';
import { expect } from 'chai';
import { findSolution } from '../../grade/intake/solution-folder';
import { readTasks } from '../../grade/specification/tasks';
import { makeFolder } from '../folder';

describe('findSolution', () => {
  const submission = makeFolder({
    'README.md': '',
    'attempt/5-subscriber.js': '',
    '0x03-queuing_system_in_js/5-subscriber.js': '',
    '0x03-queuing_system_in_js/5-publisher.ts': '',
    '0x03-queuing_system_in_js/node_modules/x/5-subscriber.js': '',
    'node_modules/5-subscriber.js': '',
    'node_modules/5-publisher.js': '',
    'node_modules/9-stock.js': '',
  });
  after(() => submission.remove());

  it('finds the folder with the most files of the tasks, and looks past litter', () => {
    const found = findSolution(submission.path, readTasks());
    expect(found).to.deep.equal({ folder: join(submission.path, '0x03-queuing_system_in_js'), files: 2 });
  });

  it('stays where it is when there is none', () => {
    const empty = makeFolder();
    expect(findSolution(empty.path, readTasks())).to.deep.equal({ folder: empty.path, files: 0 });
    empty.remove();
  });
});
