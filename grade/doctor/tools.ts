import { createRequire } from 'node:module';
import { findBrowser } from '../../harness/browser/find';
import type { Check, Finding } from './check';
import { redisCheck } from './redis';

const oldestNode = [20, 19] as const;
const fromHere = createRequire(__filename);

/** The fast checks before each run. */
export const nodeCheck: Check = {
  name: 'Node',
  look: (): Finding => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
    const found = `Node ${process.versions.node}`;
    return isNew ? { state: 'good', found } : { state: 'bad', found, mend: 'install Node 20.19 or newer' };
  },
};

/** Packages that an incomplete installation lacks, and programs outside the package. */
export const toolChecks: readonly Check[] = [
  {
    name: 'SWC',
    look: () => packageThere('@swc/core', 'bad', 'run npm ci with --include=optional'),
  },
  {
    name: 'koffi (forking)',
    look: () => packageThere('koffi', 'poor', 'programs start slower; run npm ci with --include=optional'),
  },
  redisCheck,
  { name: 'browser', look: browser },
];

function packageThere(name: string, state: 'poor' | 'bad', mend: string): Finding {
  try {
    fromHere(name);
    return { state: 'good', found: `${name} is installed` };
  } catch {
    return { state, found: `${name} cannot be loaded`, mend };
  }
}

async function browser(): Promise<Finding> {
  try {
    const path = await findBrowser();
    return path
      ? { state: 'good', found: path }
      : {
          state: 'poor',
          found: 'none',
          mend: 'needed for one scenario of the reference only: apt-get install chromium',
        };
  } catch (error) {
    return { state: 'poor', found: (error as Error).message, mend: 'unset QUEUING_SPEC_BROWSER' };
  }
}
