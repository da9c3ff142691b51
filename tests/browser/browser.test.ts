import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { expect } from 'chai';
import { Browser } from '../../harness/browser/browser';
import { findBrowser } from '../../harness/browser/find';
import { HarnessError } from '../../harness/errors';

const profiles = () => readdirSync(tmpdir()).filter(name => name.startsWith('queuing-spec-browser-'));

describe('Browser', () => {
  it('shows what a page’s own script makes of it, and leaves no profile behind', async function () {
    const path = await findBrowser();
    if (!path) return this.skip();
    const before = profiles();
    const server = createServer((_question, answer) =>
      answer.setHeader('content-type', 'text/html').end('<script>document.write("made " + 6 * 7)</script>'),
    );
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const browser = await Browser.start(path);
    try {
      const page = await browser.open();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(await page.textContent('body')).to.include('made 42');
    } finally {
      await browser.close();
      server.close();
    }
    expect(profiles()).to.deep.equal(before);
  });

  it('says so when it does not start, and leaves no profile behind', async () => {
    const before = profiles();
    const error = await Browser.start('/bin/false').catch(e => e);
    expect(error).to.be.instanceOf(HarnessError);
    expect(error.message).to.equal('The browser /bin/false does not start: it said nothing');
    const missing = await Browser.start('/nowhere/chromium').catch(e => e);
    expect(missing).to.be.instanceOf(HarnessError);
    expect(profiles()).to.deep.equal(before);
  });
});
