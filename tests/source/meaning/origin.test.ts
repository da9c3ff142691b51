import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

const source = (text: string, name = 'a.js') => parseSource(name, text);

describe('uses', () => {
  const forms = [
    `import { promisify } from 'util'; promisify(f);`,
    `import { promisify as p } from 'node:util'; p(f);`,
    `import util from 'util'; util.promisify(f);`,
    `import * as u from 'util'; u['promisify'](f);`,
    `const { promisify } = require('util'); promisify(f);`,
    `const p = require('util').promisify; p(f);`,
    `require('util').promisify(f);`,
    `const util = require('util'); const { promisify: q } = util; [f].map(q);`,
    `const { promisify } = await import('util'); promisify(f);`,
  ];
  for (const text of forms) it(`sees: ${text}`, () => expect(source(text).uses('util.promisify')).to.equal(true));

  const others = [
    `import { promisify } from 'util';`,
    `const { promisify } = require('util');`,
    `function promisify(f) {} promisify(g);`,
    `import { promisify } from 'util'; function f(promisify) { promisify(g); }`,
    `import { promisify } from 'other'; promisify(f);`,
    `// import { promisify } from 'util'; promisify(f);`,
    `const s = "require('util').promisify(f)";`,
  ];
  for (const text of others)
    it(`does not see: ${text}`, () => expect(source(text).uses('util.promisify')).to.equal(false));

  it('sees what is handed on', () => {
    expect(source(`import redis from 'redis'; f('x', redis.print);`).uses('redis.print')).to.equal(true);
  });
});
