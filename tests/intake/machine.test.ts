import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { findRedis } from '../../harness/redis/provision';
import { makeFolder } from '../folder';
import { rootless } from './odd-folders';

const packageRoot = resolve(__dirname, '../..');
const target = resolve(__dirname, '../../src');

/** Runs the command through a shell, so that it can have limits. */
function grade(before: string, env: Readonly<Record<string, string>> = {}, args = `${target} --task 0`) {
  const command = `${before} exec "${process.execPath}" bin/start.js queuing-spec ${args}`;
  return execa('/bin/bash', ['-c', command], { cwd: packageRoot, reject: false, env: { GITHUB_ACTIONS: '', ...env } });
}

/** What the machine lacks is told in one sentence, and no rule counts against the solution. */
describe('a machine that lacks something', function () {
  this.timeout(120_000);
  const made = makeFolder();
  const mounts: string[] = [];
  after(() => {
    for (const mount of mounts) execFileSync('umount', [mount]);
    made.remove();
  });

  const mounted = (name: string, options: string): string => {
    const folder = join(made.path, name);
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
    mounts.push(folder);
    chmodSync(folder, 0o1777);
    return folder;
  };

  /** A PATH on which there is such a redis-server, and what the harness and a script need. */
  const fakeRedis = (what: 'hangs' | 'is too old' | 'answers, but does not start'): Record<string, string> => {
    const folder = join(made.path, what);
    mkdirSync(folder);
    for (const tool of ['/bin/sh', '/bin/sleep', process.execPath])
      symlinkSync(realpathSync(tool), join(folder, basename(tool)));
    const hang = 'exec sleep 1000';
    const version = (number: string) => `[ "$1" = --version ] && echo "Redis server v=${number} sha=0" && exit 0`;
    const lines = { hangs: '', 'is too old': version('5.0.7'), 'answers, but does not start': version('7.0.0') };
    writeFileSync(join(folder, 'redis-server'), `#!/bin/sh\n${lines[what]}\n${hang}\n`, { mode: 0o755 });
    return { PATH: folder, XDG_CACHE_HOME: folder, QUEUING_SPEC_REDIS: '', QUEUING_SPEC_PATIENCE: '0.1' };
  };

  const cases: readonly (readonly [
    string,
    () => { before?: string; env?: Record<string, string> },
    RegExp,
    ('root' | 'no report')?,
  ])[] = [
    [
      'TMPDIR that is not there',
      () => ({ env: { TMPDIR: '/nowhere/tmp' } }),
      /^\/nowhere\/tmp is not there: set TMPDIR/,
    ],
    [
      'TMPDIR mounted noexec',
      () => ({ env: { TMPDIR: mounted('noexec', 'noexec,size=200m') } }),
      /mounted noexec\): set TMPDIR/,
      'root',
    ],
    [
      'TMPDIR on a small disk',
      () => ({ env: { TMPDIR: mounted('small', 'size=1m') } }),
      /has only \d MB left: make room/,
      'root',
    ],
    ...(['hangs', 'is too old', 'answers, but does not start'] as const).map(
      what =>
        [
          `a redis-server on the PATH that ${what}, and no other`,
          () => ({ env: fakeRedis(what) }),
          what.startsWith('answers')
            ? /redis-server was not ready in 1 s: set QUEUING_SPEC_REDIS to the path of one that works/
            : /^No Redis server can be used \(.*(in 1 s|5\.0\.7, and 6\.0 .*)\): install Redis 6\.0 or newer/,
        ] as const,
    ),
    [
      'hardly any open files',
      () => ({ before: 'ulimit -n 20;' }),
      /^The limit of open files is 20: raise it \(ulimit -n/,
      'no report',
    ],
    ['little data', () => ({ before: 'ulimit -d 100000;' }), /^The limit of data size is 97 MB: raise it/, 'no report'],
    [
      'a small stack',
      () => ({ before: 'ulimit -s 200;' }),
      /^The limit of stack size is 200 kB: raise it/,
      'no report',
    ],
    [
      'little address space',
      () => ({ before: 'ulimit -v 5000000;' }),
      /^The limit of address space is 4,882 MB: raise/,
    ],
    ['few open files', () => ({ before: 'ulimit -n 100;' }), /^The limit of open files is 100: raise it \(ulimit -n/],
    ['little processor time', () => ({ before: 'ulimit -t 60;' }), /^The limit of processor time is 60 s: raise it/],
    ['small files', () => ({ before: 'ulimit -f 20000;' }), /^The limit of file size is \d+ MB: raise it/],
    ['few processes', () => ({ before: 'ulimit -u 100;' }), /^The limit of processes is 100: raise it/],
  ];
  for (const [what, make, says, needs] of cases)
    it(`${what}: exit code 2 and one sentence`, async function () {
      if (needs === 'root' && rootless()) this.skip();
      // Only Linux tells a program its limits.
      if (process.platform !== 'linux' && make.toString().includes('ulimit')) this.skip();
      const { before = '', env = {} } = make();
      const json = join(made.path, `${what.replace(/\W/g, '-')}.json`);
      const { exitCode, stderr } = await grade(before, env, `${target} --task 0 --json ${json}`);
      expect(stderr).to.match(says);
      expect(stderr.trim().split('\n'), stderr).to.have.length(1);
      expect(exitCode).to.equal(2);
      if (needs === 'no report') return;
      const verdicts = JSON.parse(readFileSync(json, 'utf8')).tasks.map((task: { verdict: string }) => task.verdict);
      expect(new Set(verdicts)).to.deep.equal(new Set(['error']));
    });

  it('a disk that fills up in the middle: exit code 2 and one sentence, and no rule counts', async function () {
    if (rootless()) this.skip();
    const folder = mounted('filling', 'size=200m');
    const { path: redis } = await findRedis();
    const writes = "require('node:fs').writeFileSync('note.txt', 'x'.repeat(1e6));";
    const writing = makeFolder({ '0-redis_client.js': writes, '5-subscriber.js': writes, '5-publisher.js': writes });
    const json = join(made.path, 'filling.json');
    const run = grade(
      '',
      { TMPDIR: folder, XDG_CACHE_HOME: folder, QUEUING_SPEC_REDIS: redis },
      `${writing.path} --task 1 --task 5 --json ${json}`,
    );
    run.stdout?.once('data', () => {
      try {
        writeFileSync(join(folder, 'fill'), Buffer.alloc(300 * 1024 * 1024));
      } catch (error) {
        expect((error as NodeJS.ErrnoException).code).to.equal('ENOSPC');
      }
    });
    const { exitCode, stderr } = await run;
    writing.remove();
    expect(stderr).to.match(/filling\S* (cannot be written to: the disk is full|has only \d+ MB left): make room/);
    expect(stderr.trim().split('\n'), stderr).to.have.length(1);
    expect(exitCode).to.equal(2);
    expect(readFileSync(json, 'utf8')).not.to.match(/"verdict": "(fail|pass)"/);
  });

  it('a checkout that cannot be loaded: by its path, or for want of packages', async () => {
    for (const [name, says] of [
      ['back\\slash', /back\\slash has a backslash in its path: move queuing-spec to a folder without one\.$/],
      [
        'bare',
        /^Packages are missing \(ts-node, @swc\/core, .*\): run "npm ci --include=dev --include=optional" in .*bare\.$/,
      ],
    ] as const) {
      const checkout = join(made.path, name);
      for (const file of ['bin/start.js', 'bin/obstacle.js', 'grade/doctor/limits.json'])
        cpSync(join(packageRoot, file), join(checkout, file));
      const { exitCode, stderr } = await execa(process.execPath, ['bin/start.js', 'queuing-spec', 'doctor'], {
        cwd: checkout,
        reject: false,
      });
      expect(stderr).to.match(says);
      expect(exitCode).to.equal(2);
    }
  });

  it('no home folder, or a cache that is nowhere: another cache is used', async () => {
    // A home that is there and takes nothing, from root either; without the Redis that it may hold.
    const { path: redis } = await findRedis();
    for (const env of [
      { HOME: '/proc', XDG_CACHE_HOME: '' },
      { HOME: '/proc', XDG_CACHE_HOME: 'relative/path' },
    ]) {
      const found = (await grade('', { ...env, QUEUING_SPEC_REDIS: redis }, 'doctor')).stdout;
      expect(found).to.match(/! cache +\/.*queuing-spec-cache-\d+, because /);
      expect(found).to.include('This machine can grade.');
    }
  });
});

describe('queuing-spec doctor', function () {
  this.timeout(60_000);
  it('looks at all of it, and prints a line for each', async () => {
    const { stdout, exitCode } = await grade('', {}, 'doctor');
    for (const name of ['Node', 'temporary folder', 'cache', 'open files', 'SWC', 'Redis', 'browser'])
      expect(stdout, name).to.match(new RegExp(`^[✓!] ${name} `, 'm'));
    expect(exitCode, stdout).to.equal(0);
  });

  it('says what must be mended', async () => {
    const { stdout, exitCode } = await grade('', { TMPDIR: '/nowhere/tmp' }, 'doctor');
    expect(stdout).to.match(/^✗ temporary folder +\/nowhere\/tmp is not there: set TMPDIR/m);
    expect(stdout).to.match(/\d of \d+ must be mended before this machine can grade\.\n*$/);
    expect(exitCode).to.equal(2);
  });
});
