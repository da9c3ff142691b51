import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';
import { stageSubstituted, stageTarget } from '../../harness/stage/stage';
import { runCompiled } from '../../harness/terminal/runtime/compiled';
import { makeFolder } from '../folder';

describe('stageSubstituted', () => {
  const twice = "import once from './a.original.js'; export default (value) => once(once(value));";
  const ways: [string, string, string, string?][] = [
    [
      'export default',
      'export default function add(n) { return n + 1; }',
      "import add from './a'; export default add(1);",
    ],
    ['a name', 'export const add = n => n + 1;', "import { add } from './a.js'; export default add(1);"],
    [
      'both',
      'export function add(n) { return n + 1; } export default add;',
      "import { add } from './a'; export default add(1);",
    ],
    ['module.exports', 'module.exports = n => n + 1;', "import add from './a'; export default add(1);"],
    ['module.exports, by require', 'module.exports = n => n + 1;', "exports.default = require('./a')(1);"],
    [
      'export default, in a .mjs',
      'export default n => n + 1;',
      "import add from './a.mjs'; export default add(1);",
      'a.mjs',
    ],
    ['exports.name', 'exports.add = n => n + 1;', "const { add } = require('./a'); exports.default = add(1);"],
  ];
  let folder: ReturnType<typeof makeFolder>;
  let other: ReturnType<typeof makeFolder>;
  beforeEach(() => {
    other = makeFolder();
  });
  afterEach(() => {
    folder.remove();
    other.remove();
  });

  function loaded(files: Record<string, string>, text: string): Record<string, unknown> {
    folder = makeFolder(files);
    const stage = stageSubstituted(stageTarget(folder.path), 'a', text, join(other.path, 'stage'));
    runCompiled({ from: [stage.files], at: join(stage.folder, 'compiled') });
    return createRequire(join(stage.files, 'b.js'))('./b.js');
  }

  for (const [way, own, importing, file = 'a.js'] of ways) {
    it(`takes the place of a function exported by ${way}`, () => {
      expect(loaded({ [file]: own, 'b.js': importing }, twice).default).to.equal(3);
    });
  }

  it('takes the place of one that Node itself would run as an ES module', () => {
    const files = { 'package.json': '{"type":"module"}', 'a.js': ways[0]?.[1] ?? '', 'b.js': ways[0]?.[2] ?? '' };
    expect(loaded(files, twice).default).to.equal(3);
  });

  it('leaves what else the program exports as it is', () => {
    const own = 'export default (n: number) => n + 1; export const name: string = "a";';
    const importing = "import add, { name } from './a'; export default name + add(1);";
    expect(loaded({ 'a.ts': own, 'b.js': importing }, twice).default).to.equal('a3');
  });

  it('refuses the place of a program that is not there', () => {
    folder = makeFolder({ 'b.js': '' });
    const stage = stageTarget(folder.path);
    expect(() => stageSubstituted(stage, 'a', twice, join(other.path, 'stage'))).to.throw(
      RangeError,
      /no program a in/,
    );
  });
});
