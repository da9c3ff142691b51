#!/usr/bin/env node
import { readCommandLine } from '../grade/command/command-line';
import { runCommand } from '../grade/command/run-command';
import { UsageError } from '../grade/command/usage-error';
import { readTasks } from '../grade/specification/tasks';
import { HarnessError } from '../harness/errors';
import { play } from '../play';
import { readPlayRequest } from '../play/command-line';

/** `npx queuing-spec ./my-solution`, `npm run grade -- ./my-solution`: see --help. `… play ./my-solution --task 5`: see `play/`. */
async function main(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === 'play') return play(readPlayRequest(rest));
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
