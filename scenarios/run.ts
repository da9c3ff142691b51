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

/** Returns the exit code. */
async function run(args: readonly string[]): Promise<number> {
  // Reports a bad setting before anything starts.
  patience();
  const request = readCommandLine(args, scenarios, packageRoot);
  if (request.kind === 'text') {
    process.stdout.write(request.text);
    return 0;
  }
  const interrupt = new AbortController();
  const abort = (): void => interrupt.abort(interrupted);
  // Not `once`: libraries with listeners of their own end the process when they find no other.
  process.on('SIGINT', abort).on('SIGTERM', abort);
  return rehearse(request, process.stdout, interrupt.signal);
}

/** The reason when a run was interrupted. */
const interrupted = new Error('interrupted');

run(process.argv.slice(2)).then(
  // An interrupted play may still be waiting; the process does not wait for it.
  code => process.exit(code),
  (error: Error) => {
    if (error === interrupted) process.exit(130);
    const expected = error instanceof UsageError || error instanceof HarnessError;
    process.stderr.write(`${expected ? error.message : `The harness broke: ${error.stack}`}\n`);
    process.exit(2);
  },
);
