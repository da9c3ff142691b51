import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { findBrowser } from '../../harness/browser/find';
import { HarnessError } from '../../harness/errors';
import { makeFolder } from '../folder';

describe('findBrowser', () => {
  const folder = makeFolder({ 'google-chrome': '', chromium: '', other: '' });
  const path = (name: string) => join(folder.path, name);
  before(() => {
    for (const name of ['google-chrome', 'other']) chmodSync(path(name), 0o755);
  });
  after(() => folder.remove());

  it('takes what is on PATH and may be executed', async () => {
    expect(await findBrowser({ PATH: folder.path })).to.equal(path('google-chrome'));
  });

  it('takes what the setting names before that', async () => {
    const env = { PATH: folder.path, QUEUING_SPEC_BROWSER: path('other') };
    expect(await findBrowser(env)).to.equal(path('other'));
  });

  it('says so when the setting names none, and looks for no other', async () => {
    const error = await findBrowser({ PATH: folder.path, QUEUING_SPEC_BROWSER: path('chromium') }).catch(e => e);
    expect(error).to.be.instanceOf(HarnessError);
    expect(error.message).to.include(`QUEUING_SPEC_BROWSER names ${path('chromium')}`);
  });

  it('looks for none where none is wanted', async () => {
    expect(await findBrowser({ PATH: folder.path, QUEUING_SPEC_BROWSER: 'none' })).to.equal(undefined);
  });
});
