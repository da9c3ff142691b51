import { execa } from 'execa';
import { patience } from '../../settings';

/** Compiling Redis takes some minutes on a small machine. */
const LONGEST = 30 * 60 * 1000;

const BUILD = `
const { RedisBinary } = require(process.argv[1]);
RedisBinary.getPath({ downloadDir: process.argv[2], version: 'stable' }).catch(error => {
  console.error(error.message);
  process.exit(1);
});`;

/**
 * Lets redis-memory-server download the source of Redis and compile it into `folder`. Throws an Error that says what
 * went wrong. It runs in a process of its own, because it prints to stdout and is set up by the environment.
 */
export async function buildFromSource(folder: string, path: string, progress: (line: string) => void): Promise<void> {
  const library = require.resolve('redis-memory-server');
  const built = execa(process.execPath, ['-e', BUILD, library, folder], {
    reject: false,
    timeout: LONGEST * patience(),
    stdin: 'ignore',
    cwd: folder,
    // Without this setting the library accepts any certificate.
    env: { PATH: path, npm_config_strict_ssl: 'true', REDISMS_SYSTEM_BINARY: '', REDISMS_VERSION: 'stable' },
  });
  for await (const line of built) progress(line);
  const outcome = await built;
  if (outcome.failed) throw new Error(outcome.stderr.trim().split('\n').slice(-4).join('; ') || outcome.shortMessage);
}
