/**
 * Steps on a web page in a real browser. They are skipped where there is none.
 *
 * Needs the harness's `browser`, and the server that an `http` step has started.
 */
import { Then, When } from '@cucumber/cucumber';
import type { Page } from 'playwright-core';
import { howToInstall } from '../../harness/browser/find';
import { HarnessError, ProgramError } from '../../harness/errors';
import { skip } from '../outcome/outcome';
import type { SpecWorld } from '../world/world';
import { sharedBrowser } from './shared-browser';

When('a browser opens {string}', async function (this: SpecWorld, path: string) {
  const browser = await sharedBrowser();
  if (!browser) return skip(this, howToInstall);
  if (!this.server) throw new HarnessError('No program serves yet: say which one does first.');
  const { port, terminal } = this.server;
  this.page ??= await browser.open();
  await this.page.goto(`http://127.0.0.1:${port}${this.fill(path)}`).catch((error: Error) => {
    throw new ProgramError(`${terminal.program} does not show ${path} in a browser: ${error.message}`);
  });
  return undefined;
});

When('{string} is clicked in the browser', async function (this: SpecWorld, text: string) {
  const page = pageOf(this);
  const found = page.getByText(this.fill(text), { exact: true }).first();
  await found.click().catch(() => missing(page, this.fill(text)));
});

Then('the browser shows {string}', async function (this: SpecWorld, text: string) {
  const page = pageOf(this);
  const found = page.getByText(this.fill(text)).filter({ visible: true }).first();
  await found.waitFor().catch(() => missing(page, this.fill(text)));
});

function pageOf({ page }: SpecWorld): Page {
  if (!page) throw new HarnessError('No page is open yet: say what a browser opens first.');
  return page;
}

async function missing(page: Page, text: string): Promise<never> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden on the page, the reader does not see
  const shown = (await page.locator('body').innerText()).trim().slice(0, 2000);
  throw new ProgramError(
    `The page ${new URL(page.url()).pathname} should show "${text}". ${shown ? `It shows:\n\n${shown}` : 'It is empty.'}`,
  );
}
