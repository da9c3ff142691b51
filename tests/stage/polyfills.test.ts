import { basename, dirname } from 'node:path';
import { expect } from 'chai';
import { stageTarget } from '../../harness/stage/stage';
import { Launcher } from '../../harness/terminal/launcher';
import { makeFolder } from '../folder';

describe('polyfillsFor', () => {
  function firstOf(files: Record<string, string>): string[] {
    const folder = makeFolder(files);
    const { first } = stageTarget(folder.path);
    folder.remove();
    return first.map(path => basename(dirname(path)));
  }

  it('loads what babel-node loads where a program may mean it', () => {
    expect(firstOf({ '0.js': 'function* numbers() { yield 1; }' })).to.deep.equal(['stable', 'regenerator-runtime']);
    expect(firstOf({ '0.js': '', 'lib/a.js': 'Object.groupBy([], String)' })).to.have.length(2);
  });

  it('spares programs the time of it that cannot mean it', () => {
    expect(firstOf({ '0.js': "sinon.stub(kue.Job.prototype, 'save').yields(null)" })).to.deep.equal([]);
    expect(firstOf({ '0.ts': 'function* numbers() { yield 1; }' })).to.deep.equal([]);
    expect(firstOf({ '0.js': 'function* numbers() { yield 1; }', 'package.json': '{"type":"module"}' })).to.deep.equal(
      [],
    );
  });

  it('has them in a fork server once, and not in what is started without them', async function () {
    if (process.platform !== 'linux') this.skip();
    const text = "console.log(typeof Promise.try, process.execArgv.some(flag => flag.startsWith('--require')))";
    const folder = makeFolder({ '0.js': `function* numbers() { yield 1; } ${text}` });
    const stage = stageTarget(folder.path);
    const launcher = new Launcher(stage, 20);
    const said = async (first: readonly string[]) => {
      const terminal = launcher.start({
        number: 1,
        program: '0',
        main: stage.programs.get('0')?.path ?? '',
        first,
        stage: stage.folder,
        target: folder.path,
        scratch: launcher.scratch,
        ports: {},
      });
      await terminal.ended;
      return terminal.lines();
    };
    while (!(await said(stage.first)).includes('function false'));
    const native = typeof (Promise as unknown as { try: unknown }).try;
    expect(await said([])).to.deep.equal([`${native} true`]);
    await launcher.end();
    folder.remove();
  });
});
