import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { makeFolder } from '../folder';

const reaper = resolve(__dirname, '../../harness/reaper/reaper');

/** Starts a harness of its own, which keeps what it is told to, says so, and stays. */
async function startHarness(kept: readonly string[], released: readonly string[] = []): Promise<ChildProcess> {
  const code = `
    const { reapWithHarness, release } = require(${JSON.stringify(reaper)});
    for (const what of ${JSON.stringify(kept)}) reapWithHarness(what);
    for (const what of ${JSON.stringify(released)}) release(what);
    process.stdin.resume();
    setTimeout(() => console.log('kept'), 200);`;
  const harness = spawn(process.execPath, ['-r', 'ts-node/register', '-e', code], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(harness.stdout, 'data');
  return harness;
}

const endOf = (child: { once(event: 'exit', listener: () => void): unknown }) =>
  new Promise<void>(resolve => child.once('exit', resolve));

describe('the reaper', () => {
  it('ends what is kept when the harness is killed', async () => {
    const folder = makeFolder({ a: '1' });
    const group = spawn('/bin/sh', ['-c', 'sleep 60 & sleep 60'], { detached: true, stdio: 'ignore' });
    const single = spawn('/bin/sleep', ['60'], { stdio: 'ignore' });
    const ended = Promise.all([endOf(group), endOf(single)]);
    const harness = await startHarness([`group ${group.pid}`, `process ${single.pid}`, `folder ${folder.path}`]);
    harness.kill('SIGKILL');
    await ended;
    // A killed process may still stand in the table until its new parent has taken notice: state Z.
    const { stdout } = await execa('ps', ['-o', 'stat=', '-g', String(group.pid)], { reject: false });
    expect(stdout.replace(/^Z.*$/gm, '').trim()).to.equal('');
    await untilGone(folder.path);
  });

  it('leaves alone what has been released', async () => {
    const stays = spawn('/bin/sleep', ['60'], { stdio: 'ignore' });
    const goes = spawn('/bin/sleep', ['60'], { stdio: 'ignore' });
    const ended = endOf(goes);
    const harness = await startHarness([`process ${stays.pid}`, `process ${goes.pid}`], [`process ${stays.pid}`]);
    harness.kill('SIGKILL');
    await ended;
    expect(stays.exitCode).to.equal(null);
    expect(stays.signalCode).to.equal(null);
    stays.kill('SIGKILL');
  });

  it('ends with a harness that ends by itself', async () => {
    const harness = await startHarness(['folder /nowhere/at/all']);
    const children = async () =>
      (await execa('ps', ['-o', 'args=', '--ppid', String(harness.pid)], { reject: false })).stdout;
    expect(await children()).to.include('reaper.sh');
    harness.stdin?.end();
    await endOf(harness);
    expect(await children()).to.equal('');
  });
});

/** A folder goes a moment after the processes; ps tells when its reaper has ended too. */
async function untilGone(path: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (existsSync(path) && Date.now() < deadline) await new Promise(resolve => setImmediate(resolve));
  expect(existsSync(path)).to.equal(false);
}
