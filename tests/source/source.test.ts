import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parseSource, readSource } from '../../harness/source';

describe('readSource', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'source-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('parses a file once, and again when it has changed', async () => {
    const path = join(folder, 'a.js');
    await writeFile(path, 'f();');
    const first = await readSource(path);
    expect(first.calls[0]?.callee).to.equal('f');
    expect(await readSource(path)).to.equal(first);
    await writeFile(path, 'g();');
    await utimes(path, new Date(0), new Date(1000));
    expect((await readSource(path)).calls[0]?.callee).to.equal('g');
  });

  it('refuses a file that is far too large, and one that is not there', async () => {
    const path = join(folder, 'large.js');
    await writeFile(path, ' '.repeat(1024 * 1024 + 1));
    const refusal = async (file: string) => (await readSource(file).catch((error: Error) => error)) as Error;
    expect((await refusal(path)).message).to.include('has 1048577 bytes; a program of more than 1048576 is not read.');
    expect((await refusal(join(folder, 'none.js'))).message).to.include('ENOENT');
  });
});

describe('parseSource', () => {
  it('has facts for an empty file, and for one with syntax errors', () => {
    const empty = parseSource('a.js', '');
    expect([empty.imports, empty.exports, empty.functions, empty.calls, empty.constants]).to.deep.equal([
      [],
      [],
      [],
      [],
      [],
    ]);
    const broken = parseSource('a.js', 'function f(a) {}\nf(1);\nconst b = ;');
    expect(broken.functionNamed('f')?.parameters).to.deep.equal(['a']);
    expect(broken.syntaxErrors).to.have.length(1);
  });

  it('counts lines the same with a byte order mark, a shebang and Windows line ends', () => {
    expect(parseSource('a.js', '\uFEFF#!/usr/bin/env node\r\n\r\nf();\r\n').calls[0]?.line).to.equal(3);
  });

  it('reads TypeScript by its ending', () => {
    const source = parseSource(
      'a.ts',
      'const f = async <T>(a: T, b?: number): Promise<T> => { return g<T>(a!) as T; };\nf<string>("x" as const);',
    );
    expect(source.functionNamed('f')).to.deep.include({ parameters: ['a', 'b'], async: true });
    expect(source.lastCalls(1)[0]).to.deep.include({
      callee: 'f',
      args: [{ text: '"x" as const', value: 'x', isFunction: false }],
    });
  });
});
