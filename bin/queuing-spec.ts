#!/usr/bin/env node
import { readCommandLine } from '../grade/command/command-line';
import { runCommand } from '../grade/command/run-command';
import { UsageError } from '../grade/command/usage-error';
import { readTasks } from '../grade/specification/tasks';
import { HarnessError } from '../harness/errors';

/** `npx queuing-spec ./my-solution`, `npm run grade -- ./my-solution`: see --help. */
async function main(args: readonly string[]): Promise<number> {
  return runCommand(readCommandLine(args, readTasks()));
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  (error: Error) => {
    const expected = error instanceof UsageError || error instanceof HarnessError;
    process.stderr.write(`${expected ? error.message : `The harness broke: ${error.stack}`}\n`);
    process.exitCode = 2;
  },
);
