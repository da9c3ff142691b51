import { join } from 'node:path';
import { expect } from 'chai';
import { affectedTasks } from '../../grade/solution/affected';
import { readTasks } from '../../grade/specification/tasks';
import { makeFolder } from '../folder';

describe('affectedTasks', () => {
  const target = makeFolder({
    '5-subscriber.js': "import './connection';",
    '9-stock.js': "const { a } = require('./lib/shelf.js');",
    '8-job.js': '',
    'connection.js': '',
    'lib/shelf.js': "export * from '../connection';",
    'lonely.js': '',
  });
  after(() => target.remove());
  const touched = (...names: string[]) =>
    affectedTasks(
      target.path,
      names.map(name => join(target.path, name)),
      readTasks(),
    );

  it('are those whose features speak of the file', () => {
    expect(touched('5-publisher.js')).to.deep.equal(['task-5']);
    expect(touched('dump.rdb')).to.deep.equal(['task-0']);
    expect(touched('6-job_creator.ts')).to.deep.equal(['task-6', 'task-7']);
  });

  it('include those where it is only in a program’s text', () => {
    expect(touched('8-job.js')).to.deep.equal(['task-10', 'task-11']);
  });

  it('include those of programs that import it, directly or by way of others', () => {
    expect(touched('connection.js')).to.deep.equal(['task-5', 'task-12']);
    expect(touched('lib/shelf.js')).to.deep.equal(['task-12']);
  });

  it('are none where nothing speaks of it', () => {
    expect(touched('lonely.js', 'package.json', '.babelrc')).to.deep.equal([]);
  });
});
