import { patience } from './settings';

/**
 * Runs a command, and ends the process with its exit code. What goes wrong before or in it, a bad option or setting too, is one
 * message and exit code 2.
 *
 * @param advice a text to add to a message, such as how the command is used
 */
export function endWith(command: () => Promise<number>, advice: (error: Error) => string = () => ''): void {
  const run = async (): Promise<number> => {
    // A bad setting is told before anything starts.
    patience();
    return command();
  };
  run().then(
    code => {
      process.exitCode = code;
    },
    (error: Error) => {
      process.stderr.write(`${error.message}\n${advice(error)}`);
      process.exitCode = 2;
    },
  );
}
