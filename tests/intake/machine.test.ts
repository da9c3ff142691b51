import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  return execa('bash', ['-c', command], { cwd: packageRoot, reject: false, env: { GITHUB_ACTIONS: '', ...env } });
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

  const cases: readonly (readonly [
    string,
    () => { before?: string; env?: Record<string, string> },
    RegExp,
    'root'?,
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
    ['few open files', () => ({ before: 'ulimit -n 100;' }), /^The limit of open files is 100: raise it \(ulimit -n/],
    ['little processor time', () => ({ before: 'ulimit -t 60;' }), /^The limit of processor time is 60 s: raise it/],
    ['small files', () => ({ before: 'ulimit -f 20000;' }), /^The limit of file size is \d+ MB: raise it/],
    ['few processes', () => ({ before: 'ulimit -u 100;' }), /^The limit of processes is 100: raise it/],
  ];
  for (const [what, make, says, needs] of cases)
    it(`${what}: exit code 2 and one sentence`, async function () {
      if (needs && rootless()) this.skip();
      if (process.platform !== 'linux' && what.startsWith('few')) this.skip();
      const { before = '', env = {} } = make();
      const json = join(made.path, `${what.replace(/\W/g, '-')}.json`);
      const { exitCode, stderr } = await grade(before, env, `${target} --task 0 --json ${json}`);
      expect(stderr).to.match(says);
      expect(stderr.trim().split('\n'), stderr).to.have.length(1);
      expect(exitCode).to.equal(2);
      const verdicts = JSON.parse(readFileSync(json, 'utf8')).tasks.map((task: { verdict: string }) => task.verdict);
      expect(verdicts).to.deep.equal(['error']);
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
