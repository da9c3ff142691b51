/**
 * `npm run scenario NAME`: plays one rehearsal of `all.ts`. A rehearsal is one file here; `runner/` plays it, `exercise/` knows the
 * programs.
 *
 * Needs `grade/intake` for the target, and the harness.
 */
import { UsageError } from '../grade/command/usage-error';
import { HarnessError } from '../harness/errors';
import { packageRoot } from '../harness/package-root';
import { patience } from '../harness/settings';
import { scenarios } from './all';
import { rehearse } from './runner';
import { readCommandLine } from './runner/command-line';

/** `npm run scenario`: see `npm run scenario`. Gives the exit code. */
async function run(args: readonly string[]): Promise<number> {
  // A bad setting is told before anything starts.
  patience();
  const request = readCommandLine(args, scenarios, packageRoot);
  if (request.kind === 'told') {
    process.stdout.write(request.text);
    return 0;
  }
  const interrupt = new AbortController();
  const abort = (): void => interrupt.abort(interrupted);
  // Not once: libraries that listen too end the process when nobody else does any more.
  process.on('SIGINT', abort).on('SIGTERM', abort);
  return rehearse(request, process.stdout, interrupt.signal);
}

/** Why a run ended that was told to. */
const interrupted = new Error('interrupted');

run(process.argv.slice(2)).then(
  // What an interrupted play still waits for is not waited for.
  code => process.exit(code),
  (error: Error) => {
    if (error === interrupted) process.exit(130);
    const expected = error instanceof UsageError || error instanceof HarnessError;
    process.stderr.write(`${expected ? error.message : `The harness broke: ${error.stack}`}\n`);
    process.exit(2);
  },
);
