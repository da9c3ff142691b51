import { resolve } from 'node:path';
import { execa } from 'execa';

const home = resolve(__dirname, '../..');

/** What the command said, and how it ended. */
export interface Outcome {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `npm run grade -- …`, without npm in between. */
export function startCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return execa(process.execPath, ['bin/start.js', 'queuing-spec', ...args], {
    cwd: home,
    reject: false,
    env: { GITHUB_ACTIONS: '', ...env },
  });
}

/** Runs it to its end. */
export async function runCommand(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Outcome> {
  const { exitCode, stdout, stderr } = await startCommand(args, env);
  return { exitCode, stdout, stderr };
}
