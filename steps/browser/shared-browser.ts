import { Browser } from '../../harness/browser/browser';
import { findBrowser } from '../../harness/browser/find';

let shared: Promise<Browser | undefined> | undefined;

/** The browser of this worker, started once; undefined where there is none to start. */
export function sharedBrowser(): Promise<Browser | undefined> {
  shared ??= findBrowser().then(path => (path ? Browser.start(path) : undefined));
  return shared;
}

/** Ends this worker's browser, if it has one. */
export async function endSharedBrowser(): Promise<void> {
  const ending = shared;
  shared = undefined;
  // If it never started, the step that asked for it has failed with the reason.
  const browser = await ending?.catch(() => undefined);
  await browser?.close();
}
