import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { copyLocked } from '../../bin/locked-packages';
import { makeFolder } from '../folder';

const packageRoot = resolve(__dirname, '../..');

describe('copyLocked', function () {
  this.timeout(60_000);
  const copy = makeFolder();
  before(() => copyLocked(['kue'], packageRoot, copy.path));
  after(() => copy.remove());

  it('copies packages with all that they need, so that they work on their own', () => {
    const text =
      "const kue = require('kue'); console.log(typeof kue.createQueue, typeof kue.app.listen); process.exit();";
    const said = execFileSync(process.execPath, ['-e', text], { cwd: copy.path, encoding: 'utf8' });
    expect(said.trim()).to.equal('function function');
  });

  it('copies the versions that are locked, not those that the packages ask for', () => {
    const versionIn = (folder: string) => createRequire(join(folder, 'x.js'))('redis/package.json').version;
    expect(versionIn(join(copy.path, 'node_modules/kue'))).to.equal(versionIn(packageRoot));
  });

  it('leaves the rest, and what npm would take for orders', () => {
    expect(existsSync(join(copy.path, 'node_modules/mocha'))).to.equal(false);
    expect(existsSync(join(copy.path, 'node_modules/kue/.npmignore'))).to.equal(false);
  });

  it('says what to do about a package that is not locked', () => {
    expect(() => copyLocked(['left-pad'], packageRoot, copy.path)).to.throw('The lock file has no left-pad');
  });
});
