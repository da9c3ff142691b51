/**
 * A real Chromium, for the web page of Kue.
 *
 * Needs playwright-core, and a browser that `find.ts` finds.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { execa } from 'execa';
import type { Page, Browser as Remote } from 'playwright-core';
import { HarnessError } from '../errors';
import { reapWithHarness, release } from '../reaper/reaper';
import { ceiling } from '../settings';

/** A real browser without a window. It ends with the harness, however the harness ends, and its profile is removed. */
export class Browser {
  private constructor(
    private readonly child: ReturnType<typeof spawnBrowser>,
    private readonly folder: string,
    private readonly remote: Remote,
  ) {}

  /**
   * Starts a browser.
   *
   * @throws HarnessError when it does not start
   */
  static async start(path: string): Promise<Browser> {
    const folder = mkdtempSync(join(tmpdir(), 'queuing-spec-browser-'));
    reapWithHarness(`folder ${folder}`);
    const child = spawnBrowser(path, folder);
    if (child.pid !== undefined) reapWithHarness(`group ${child.pid}`);
    try {
      // Loaded only here: most runs open no page.
      const { chromium } = await import('playwright-core');
      return new Browser(child, folder, await chromium.connectOverCDP(await address(child), { timeout: ceiling() }));
    } catch (error) {
      await end(child, folder);
      throw new HarnessError(`The browser ${path} does not start: ${(error as Error).message}`);
    }
  }

  /** A new empty page, isolated from others. */
  async open(): Promise<Page> {
    const context = await this.remote.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(ceiling());
    return page;
  }

  /** Ends the browser and removes its profile. */
  async close(): Promise<void> {
    await this.remote.close();
    await end(this.child, this.folder);
  }
}

function spawnBrowser(path: string, folder: string) {
  const flags = [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-first-run',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    // Chromium refuses its sandbox to root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
  return execa(path, flags, {
    detached: true,
    cleanup: false,
    reject: false,
    buffer: false,
    stdin: 'ignore',
    stdout: 'ignore',
    extendEnv: false,
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' },
  });
}

/** The address that it prints when it is ready. */
async function address(child: ReturnType<typeof spawnBrowser>): Promise<string> {
  const late = setTimeout(() => endGroup(child.pid), ceiling());
  const said: string[] = [];
  try {
    for await (const line of createInterface(child.stderr)) {
      const [, url] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
      // Its later output must be read too, otherwise it would block.
      if (url) return url;
      said.push(line);
    }
  } finally {
    clearTimeout(late);
    child.stderr.resume();
  }
  throw new Error(said.slice(-5).join('\n') || 'it said nothing');
}

async function end(child: ReturnType<typeof spawnBrowser>, folder: string): Promise<void> {
  endGroup(child.pid);
  await child;
  release(`group ${child.pid ?? 0}`);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  release(`folder ${folder}`);
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
