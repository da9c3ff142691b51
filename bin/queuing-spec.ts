#!/usr/bin/env node
import { answer } from '../grade/answer';
import { readCommandLine } from '../grade/command-line';
import { readTasks } from '../grade/tasks';
import { UsageError } from '../grade/usage-error';
import { HarnessError } from '../harness/errors';

/** `npx queuing-spec ./my-solution`, `npm run grade -- ./my-solution`: see --help. */
async function main(args: readonly string[]): Promise<number> {
  return answer(readCommandLine(args, readTasks()));
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
