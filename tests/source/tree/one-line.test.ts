import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { oneLine } from '../../../harness/source/tree/one-line';

function run(text: string): unknown[] {
  const said: unknown[] = [];
  runInNewContext(text, { say: (...values: unknown[]) => said.push(...values) });
  return said;
}

describe('oneLine', () => {
  it('keeps the meaning of statements over several lines', () => {
    const statements = `const a = 1 // one
const b = [
  2, /* two */
  3
]
if (a) {
  say(a)
  say(b.length)
} else say('no')
const t = \`x
\${a + 1}
y\`
say(t)
say("q\\
r")
const f = () => {
  return a
}
class C { p = 1
  q() { return this.p } }
say(f(), new C().q(), /a b/.test('a b'), typeof a)
for (const n of b) say(n)`;
    const line = oneLine(statements);
    expect(line).not.to.include('\n');
    expect(run(line)).to.deep.equal(run(statements));
    expect(run(line)).to.deep.equal([1, 2, 'x\n2\ny', 'qr', 1, 1, true, 'number', 2, 3]);
  });
});
