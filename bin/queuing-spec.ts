#!/usr/bin/env node
import { faultSentence } from '../grade/command/fault';
import { outliveReaders } from '../grade/command/streams';

/** `npx queuing-spec ./my-solution`, `npm run grade -- ./my-solution`: see --help. `… play ./my-solution --task 5`: see `play/`. */
async function main(args: readonly string[]): Promise<number> {
  // Loaded here, so that a missing package is reported like any other fault of the machine.
  const load = <T>(path: string) => require(path) as T;
  if (args[0] === 'doctor' && args.length === 1)
    return load<typeof import('../grade/doctor/doctor')>('../grade/doctor/doctor').doctor();
  // BullMQ is loaded by those who use it only.
  if (args[0] === 'worker' || args[0] === 'queue')
    return load<typeof import('../grade/queue/command')>('../grade/queue/command').runQueueCommand(args);
  const { readTasks } = load<typeof import('../grade/specification/tasks')>('../grade/specification/tasks');
  const { readCommandLine } = load<typeof import('../grade/command/command-line')>('../grade/command/command-line');
  const { runCommand } = load<typeof import('../grade/command/run-command')>('../grade/command/run-command');
  if (args[0] === 'play') {
    const { playHelp, readPlayRequest } = load<typeof import('../play/command-line')>('../play/command-line');
    if (args.includes('--help')) {
      process.stdout.write(playHelp);
      return 0;
    }
    return load<typeof import('../play')>('../play').play(await readPlayRequest(args.slice(1)));
  }
  return runCommand(readCommandLine(args, readTasks()));
}

outliveReaders();

main(process.argv.slice(2)).then(
  code => {
    // An earlier failure to write keeps its exit code.
    process.exitCode ||= code;
  },
  (error: unknown) => {
    process.stderr.write(`${faultSentence(error)}\n`);
    process.exitCode = 2;
  },
);
