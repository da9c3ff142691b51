import { When } from '@cucumber/cucumber';
import { skip } from '../outcome/outcome';
import type { SpecWorld } from '../world/world';

When(
  'these lines are typed into redis-cli in terminal {int}:',
  function (this: SpecWorld, number: number, lines: string) {
    const { port, binary } = this.recorded.server;
    if (!binary.cli) {
      return skip(this, `there is no redis-cli beside ${binary.path}: install one (apt-get install redis-tools)`);
    }
    // Without FAKETTY it prints replies for a script, not for a reader.
    this.session.type(number, [binary.cli, '-p', String(port)], this.fill(lines), { FAKETTY: '1' });
    return undefined;
  },
);
