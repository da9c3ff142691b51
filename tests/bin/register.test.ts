import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { makeFolder } from '../folder';

const register = join(__dirname, '../../bin/register.js');

describe('bin/register', () => {
  const folder = makeFolder();
  const program = join(folder.path, 'program.ts');
  const cache = join(folder.path, 'queuing-spec', 'compiled');
  after(() => folder.remove());

  const run = async (text: string, home = folder.path) => {
    writeFileSync(program, text);
    const { all } = await execa(process.execPath, ['-r', register, program], {
      all: true,
      reject: false,
      env: { XDG_CACHE_HOME: home, NODE_OPTIONS: '' },
    });
    return all;
  };

  it('reads TypeScript, and keeps what it has compiled until the text changes', async () => {
    expect(await run("const a: string = 'one'; console.log(a);")).to.equal('one');
    const [kept] = readdirSync(cache);
    // What is kept is what runs.
    writeFileSync(join(cache, kept ?? ''), "console.log('kept');");
    expect(await run("const a: string = 'one'; console.log(a);")).to.equal('kept');
    expect(await run("const a: string = 'two'; console.log(a);")).to.equal('two');
    expect(readdirSync(cache)).to.have.length(1).and.not.include(kept);
  });

  it('names the lines of the TypeScript in stack traces', async () => {
    expect(await run("interface A {\n  b: string;\n}\n\nthrow new Error('here');")).to.include(`${program}:5:7`);
  });

  it('does without a place to keep it', async () => {
    expect(await run("const a: string = 'three'; console.log(a);", '/proc/none')).to.equal('three');
  });
});
