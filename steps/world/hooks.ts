import { After, AfterAll, Before, BeforeAll, setDefaultTimeout } from '@cucumber/cucumber';
import { endRedis } from '../../harness/redis';
import { ceiling, traces } from '../../harness/settings';
import { endSharedBrowser } from '../browser/shared-browser';
import { Random } from '../values/random';
import { attachCallSites, attachTrace } from './attachments';
import { endLauncher, endSharedRedis, sharedRedis } from './worker';
import type { SpecWorld } from './world';

// Each wait has its own ceiling, and says what it waited for. Cucumber's timeout is the last resort.
setDefaultTimeout(100 * ceiling());

BeforeAll(() => {
  // Not awaited: Redis starts while scenarios without it run. A step that needs it gets its error.
  sharedRedis().catch(() => {});
});

Before(function (this: SpecWorld, { pickle }) {
  this.startedAt = Date.now();
  // Seeded by the scenario, not by its turn: the same seed gives it the same values in any order.
  this.random = new Random(`${this.parameters.seed}\0${pickle.uri}\0${pickle.name}`);
});

After(async function (this: SpecWorld, { result }) {
  await this.page?.context().close();
  const failed = result?.status === 'FAILED';
  if (this.hasSession) {
    const terminals = [...this.session.terminals.values()];
    const endedAt = Date.now();
    // Before the session closes: that removes the stages.
    if (failed) attachCallSites(this, terminals);
    await this.session.close();
    if (traces()) attachTrace(this, { terminals, endedAt });
    for (const terminal of terminals) {
      const { number, program } = terminal;
      this.attach(terminal.lines().join('\n'), { mediaType: 'text/plain', fileName: `terminal ${number}: ${program}` });
    }
  } else if (traces()) attachTrace(this, { terminals: [], endedAt: Date.now() });
  await Promise.all(this.ownRedis.map(endRedis));
  if (failed && Object.keys(this.bindings).length > 0) {
    this.attach(JSON.stringify(this.bindings), { mediaType: 'application/json', fileName: 'values' });
  }
});

AfterAll(async function () {
  if (!this.parameters.keepsRedis) await endSharedRedis();
});
AfterAll(endSharedBrowser);
AfterAll(endLauncher);
