import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { Browser } from '../../harness/browser/browser';
import { findBrowser } from '../../harness/browser/find';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** A page that was opened from disk, and what went wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors of its scripts, and whatever it was kept from loading or running. */
  readonly errors: readonly string[];
}

/** Pages from disk in a real browser. */
export class Pages {
  private constructor(private readonly browser: Browser) {}

  /** @throws Error where there is no browser */
  static async start(): Promise<Pages> {
    const path = await findBrowser();
    if (path === undefined) throw new Error('there is no browser: install Chromium');
    return new Pages(await Browser.start(path));
  }

  async open(path: string, hash = '', width = 1280): Promise<OpenedPage> {
    const page = await this.browser.open();
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('request', request => {
      if (!/^(file|data):/.test(request.url())) errors.push(`it asks for ${request.url()}`);
    });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${pathToFileURL(path)}${hash}`);
    await page.waitForSelector('h1');
    return { page, errors };
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core finds that is serious or worse, in light; and in dark, where only the colours are others. */
export async function findings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(axe);
    const rules = colorScheme === 'dark' ? ", runOnly: ['color-contrast']" : '';
    const outcome = await page.evaluate(`axe.run({ resultTypes: ['violations']${rules} })`);
    const { violations } = outcome as { violations: Finding[] };
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical') found.push(`${colorScheme}: ${id}: ${nodes[0]?.html}`);
  }
  return found;
}

/** How long a page's process has been at work, in ms: what it takes, however busy the machine is. */
export async function processorTime(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN);
}

/** Whether the page is wider than its window. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > innerWidth');
}
