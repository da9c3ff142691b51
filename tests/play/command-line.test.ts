import { expect } from 'chai';
import { execa } from 'execa';
import { packageRoot } from '../../harness/package-root';
import { makeFolder } from '../folder';

describe('queuing-spec play', () => {
  it('says in one sentence, with exit code 2, that a folder holds no program', async () => {
    const folder = makeFolder();
    const { exitCode, stderr } = await execa(
      process.execPath,
      ['bin/start.js', 'queuing-spec', 'play', folder.path, '--task', '5'],
      { cwd: packageRoot, reject: false },
    );
    expect(stderr).to.match(/^There is no program in .*0-redis_client\.js\.$/);
    expect(exitCode).to.equal(2);
    folder.remove();
  });

  it('shows its own help, and the help of the command names it', async () => {
    const help = (...args: string[]) =>
      execa(process.execPath, ['bin/start.js', 'queuing-spec', ...args, '--help'], { cwd: packageRoot });
    expect((await help('play')).stdout).to.match(/^Usage: queuing-spec play FOLDER --task 5/);
    const { stdout } = await help();
    for (const command of ['play', 'worker', 'queue status', 'doctor'])
      expect(stdout).to.include(` queuing-spec ${command} `);
  });
});
