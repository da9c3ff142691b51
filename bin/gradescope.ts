import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { type Zippable, zipSync } from 'fflate';
import { packageRoot } from '../harness/package-root';

/**
 * `npm run gradescope`: builds the zip that an instructor uploads as an autograder: `setup.sh`, `run_autograder`, this package
 * and, if there is one, the file with the course's points.
 */
async function build([
  settings = 'queuing-spec.json',
  out = 'queuing-spec-gradescope.zip',
]: readonly string[]): Promise<void> {
  const folder = join(packageRoot, 'integrations', 'gradescope');
  await execa('npm', ['pack', '--silent'], { cwd: packageRoot, stdout: 'ignore', stderr: 'inherit' });
  const name = readdirSync(packageRoot).find(file => /^queuing-spec-.*\.tgz$/.test(file));
  if (!name) throw new Error('npm pack has left no package.');
  const files: Zippable = { [name]: [readFileSync(join(packageRoot, name)), { level: 0 }] };
  rmSync(join(packageRoot, name));
  // Unix attributes rwxr-xr-x: Gradescope runs the files as they are.
  for (const script of ['setup.sh', 'run_autograder'])
    files[script] = [readFileSync(join(folder, script)), { os: 3, attrs: 0o100755 << 16 }];
  if (existsSync(settings)) files['queuing-spec.json'] = readFileSync(settings);
  writeFileSync(out, zipSync(files));
  process.stdout.write(`${resolve(out)}: upload it as the autograder of a programming assignment.\n`);
}

build(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
