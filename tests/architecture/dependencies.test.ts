import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';

const root = join(__dirname, '..', '..');

/** Every folder with code; the tests import from all of them. */
const floors = ['bin', 'steps', 'harness', 'src', 'scenarios', 'flaws', 'mutants', 'stress', 'play', 'bench', 'report'];

describe('The architecture', () => {
  it('has no import circles, and each floor imports only from those below (.dependency-cruiser.js)', async () => {
    const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
    const { exitCode, stdout } = await execa(
      process.execPath,
      [cruiser, '--config', '.dependency-cruiser.js', '--output-type', 'err', ...floors, 'grade', 'pages'],
      { cwd: root, reject: false },
    );
    expect(stdout).to.match(/no dependency violations found|0 errors/);
    expect(exitCode).to.equal(0);
  });
});
