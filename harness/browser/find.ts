import { HarnessError } from '../errors';
import { isExecutable } from '../redis/provision/binary';
import { onPath } from '../redis/provision/on-path';

/** The names of Chromium and browsers made from it. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Debian's path, in case the PATH lacks it. */
const debian = '/usr/bin/chromium';

/** What to say when there is none. */
export const howToInstall =
  'no browser was found: install Chromium (apt-get install chromium, brew install --cask chromium), or set QUEUING_SPEC_BROWSER to the path of one';

/**
 * The path of a browser: what QUEUING_SPEC_BROWSER names, else a Chromium or Chrome on PATH, else Debian's. Undefined
 * where there is none, or the setting is `none`.
 *
 * @throws HarnessError when the setting names a file that is not there, or may not be executed
 */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const said = env.QUEUING_SPEC_BROWSER;
  if (said === 'none') return undefined;
  if (said) {
    if (await isExecutable(said)) return said;
    throw new HarnessError(`QUEUING_SPEC_BROWSER names ${said}, which is not there or may not be executed.`);
  }
  for (const name of names) {
    const found = await onPath(name, env.PATH ?? '');
    if (found) return found;
  }
  return (await isExecutable(debian)) ? debian : undefined;
}
