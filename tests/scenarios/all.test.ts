import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { scenarios } from '../../scenarios/all';

const home = resolve(__dirname, '../..');
const feature = readFileSync(join(home, 'features/scenarios/scenarios.feature'), 'utf8');

describe('the scenarios', () => {
  for (const { name, parameters, programs, mustHold } of scenarios) {
    describe(name, () => {
      it('is the file of this name', () => {
        expect(existsSync(join(home, 'scenarios', `${name}.ts`))).to.equal(true);
      });

      it('is played in CI', () => {
        expect(feature).to.match(new RegExp(`"${name}"|\\| ${name} +\\|`));
      });

      it('plays programs of the reference, and says what must hold', () => {
        for (const program of programs) expect(existsSync(join(home, 'src', `${program}.ts`)), program).to.equal(true);
        expect(new Set(mustHold.map(({ that }) => that)).size)
          .to.equal(mustHold.length)
          .and.be.above(0);
      });

      it('has defaults within their bounds', () => {
        for (const [option, { default: value, min, max }] of Object.entries(parameters))
          expect(value, option).to.be.within(min, max);
      });
    });
  }
});
