import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { githubAnnotations } from '../../report/formats/github';
import { renderResult } from '../../report/terminal';
import { makeFolder } from '../folder';
import { gradeFolder, gradeHostile, rightProgram } from './grading';

// biome-ignore lint/suspicious/noControlCharactersInRegex: it looks for these
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

describe('a folder that', function () {
  this.timeout(180_000);
  const folders: ReturnType<typeof makeFolder>[] = [];
  const folder = (files: Record<string, string>) => {
    const made = makeFolder(files);
    folders.push(made);
    return made.path;
  };
  after(() => {
    for (const made of folders) made.remove();
  });

  const right = { '1-redis_op.js': rightProgram() };

  it('has links to another submission and to the machine’s files: they are not followed', async () => {
    const other = folder({ '0-redis_client.js': rightProgram(), 'secret.js': "module.exports = 'got through';" });
    const target = folder({ ...right, 'inside.js': "console.log(require('./secret'));" });
    for (const name of ['0-redis_client.js', 'secret.js']) symlinkSync(join(other, name), join(target, name));
    symlinkSync(other, join(target, 'others'));
    symlinkSync('/dev/zero', join(target, 'endless.js'));
    symlinkSync('/dev/zero', join(target, 'dump.rdb'));
    symlinkSync('.', join(target, 'again'));
    const { hostile, next } = await gradeFolder(target);
    expect(hostile.verdict).to.equal('fail');
    expect(JSON.stringify(hostile)).to.include('There is no program 0-redis_client').and.not.include('got through');
    expect(next.verdict).to.equal('pass');
  });

  it('has a huge file, and folders within folders', async () => {
    const target = folder({ ...right, '0-redis_client.js': '' });
    for (const name of ['huge.js', 'huge.bin']) {
      writeFileSync(join(target, name), '');
      truncateSync(join(target, name), 20 * 1024 ** 3);
    }
    mkdirSync(join(target, ...Array.from({ length: 200 }, () => 'deep')), { recursive: true });
    const { hostile, next, seconds } = await gradeFolder(target);
    expect(hostile.verdict).to.equal('fail');
    expect(next.verdict).to.equal('pass');
    expect(seconds).to.be.below(90);
  });

  it('has settings of its own for everything that would run it', async () => {
    const planted = "require('fs').writeFileSync('planted', ''); console.log('got through'); process.exit(7);";
    const target = folder({
      ...right,
      '0-redis_client.js': "console.log('Redis client connected to the server');",
      'package.json': JSON.stringify({
        type: 'module',
        main: './planted.js',
        imports: { '#redis': './planted.js' },
        exports: './planted.js',
        scripts: { preinstall: 'touch planted', dev: 'touch planted', test: 'touch planted' },
        mocha: { require: './planted.js' },
        babel: { plugins: ['./planted.js'] },
      }),
      '.babelrc': '{"plugins":["./planted.js"]}',
      '.swcrc': '{"jsc":{"experimental":{"plugins":[["./planted.wasm",{}]]}}}',
      '.mocharc.js': planted,
      'cucumber.js': planted,
      'tsconfig.json': '{"extends":"./planted.json"',
      '.npmrc': 'script-shell=./planted.sh',
      '.env': 'NODE_OPTIONS=--require ./planted.js',
      'planted.js': planted,
      'node_modules/redis/index.js': planted,
    });
    const { result, next } = await gradeFolder(target);
    expect(JSON.stringify(result)).not.to.include('got through');
    expect(next.verdict).to.equal('pass');
  });

  it('has a package.json that is none', async () => {
    for (const text of ['{', '[]', 'null', '\0'.repeat(1000), '"\u001b[2J"']) {
      const { hostile, next } = await gradeFolder(folder({ ...right, '0-redis_client.js': '', 'package.json': text }));
      expect(hostile.rules.map(rule => rule.verdict)).not.to.include('error');
      expect(next.verdict).to.equal('pass');
    }
  });

  it('has files whose names hold line breaks, workflow commands and terminal escapes', async () => {
    const names = ['0-redis_client\n.js', '\n::error::planted\n.js', '0-redis_client\u001b[2J\u202e.js', '-rf.js'];
    const target = folder({ ...right, ...Object.fromEntries(names.map(name => [name, 'throw 1;'])) });
    const { result, hostile, next } = await gradeFolder(target);
    expect(hostile.verdict).to.equal('fail');
    expect(next.verdict).to.equal('pass');
    expect(renderResult(result, { colour: false })).not.to.match(obeyed);
    const lines = githubAnnotations(result, target).trimEnd().split('\n');
    for (const line of lines) expect(line).to.match(/^::error /);
  });

  it('has programs that print escapes and commands: none of them reaches the terminal or a workflow', async () => {
    for (const name of ['prints-terminal-escapes', 'prints-workflow-commands']) {
      const { result } = await gradeHostile(name);
      expect(renderResult(result, { colour: false })).not.to.match(obeyed);
      for (const line of githubAnnotations(result, result.target).trimEnd().split('\n'))
        expect(line).to.match(/^::error /);
    }
  });

  it('is reached over a link, as the temporary folder is on some systems', async () => {
    const { TMPDIR } = process.env;
    const real = folder({});
    const linked = join(folder({}), 'linked');
    symlinkSync(real, linked);
    process.env.TMPDIR = linked;
    try {
      const target = join(linked, 'target');
      mkdirSync(target);
      writeFileSync(join(target, '1-redis_op.js'), rightProgram());
      writeFileSync(join(target, '0-redis_client.js'), '');
      expect((await gradeFolder(target)).next.verdict).to.equal('pass');
    } finally {
      if (TMPDIR === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = TMPDIR;
    }
  });
});
