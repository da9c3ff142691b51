import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { compileByBabel } from '../../../harness/stage/compile/babel';
import { makeFolder } from '../../folder';

/** What a text exports, once compiled and run as CommonJS. */
function run(text: string): Record<string, unknown> {
  const module = { exports: {} as Record<string, unknown> };
  new Function('module', 'exports', 'require', compileByBabel('a.js', text, false))(module, module.exports, require);
  return module.exports;
}

describe('compileByBabel', () => {
  it('knows no temporal dead zone, as the exercise has it', () => {
    expect(run('export const early = (() => later)(); const later = 1;').early).to.equal(undefined);
  });

  it('turns ES modules into CommonJS', () => {
    const text = "import path, { sep } from 'path'; export default path.sep === sep; export const a = 1;";
    expect(run(text)).to.include({ default: true, a: 1 });
  });

  it('keeps the names of functions, which rules ask for', () => {
    expect(run('export const publishMessage = (message, time) => {}').publishMessage).to.have.property(
      'name',
      'publishMessage',
    );
  });

  it('makes of a text that does not parse a program that says so, without the way to the file', () => {
    const code = compileByBabel('/somewhere/a.js', 'const = 1;', false);
    expect(code).not.to.include('/somewhere');
    expect(() => new Function(code)()).to.throw(SyntaxError, /^a\.js: Unexpected token \(1:6\)\n\n> 1 \| const = 1;/);
  });

  describe('with a cache', () => {
    const before = process.env.XDG_CACHE_HOME;
    let cache: ReturnType<typeof makeFolder>;
    beforeEach(() => {
      cache = makeFolder();
      process.env.XDG_CACHE_HOME = cache.path;
    });
    afterEach(() => {
      if (before === undefined) delete process.env.XDG_CACHE_HOME;
      else process.env.XDG_CACHE_HOME = before;
      cache.remove();
    });
    const kept = () => readdirSync(join(cache.path, 'queuing-spec', 'babel'));

    it('keeps what it made of a text, and of another one beside it', () => {
      const first = compileByBabel('a.js', 'export default 1;', true);
      expect(compileByBabel('a.js', 'export default 1;', true)).to.equal(first);
      expect(kept()).to.have.length(1);
      expect(compileByBabel('a.js', 'export default 2;', true)).not.to.equal(first);
      expect(kept()).to.have.length(2);
    });
  });
});
