import { resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { makeFolder } from '../folder';
import { runFeatures } from './run-features';

const packageRoot = resolve(__dirname, '../..');

describe('what the command line names is what runs', () => {
  it('npm run features: a feature file, and nothing else', async () => {
    const target = makeFolder({ '0-redis_client.js': '' });
    const { said, exitCode } = await runFeatures(target.path, ['features/00-redis-instance.feature']);
    target.remove();
    expect(said).to.match(/^✗ 0\. /m);
    expect(said).not.to.match(/^\S [1-9]\d*\. /m);
    expect(exitCode, said).to.equal(1);
  });

  it('npm test: the tests in the folder or file of a name', async () => {
    const { stdout, exitCode } = await npmTest('compare/pattern');
    expect(stdout).to.include('passing');
    expect(exitCode).to.equal(0);
  });

  it('npm test: a name that nothing has, with those that there are', async () => {
    const { stderr, exitCode } = await npmTest('comparisons');
    expect(stderr).to.match(/^No test is called "comparisons": give a file, or one of .*\bcompare\b/);
    expect(exitCode).to.equal(2);
  });
});

function npmTest(...args: string[]) {
  return execa(process.execPath, ['bin/start.js', 'test', ...args], { cwd: packageRoot, reject: false });
}
