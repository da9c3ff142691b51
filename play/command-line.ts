import { parseArgs } from 'node:util';
import { refuseSwallowed } from '../grade/command/swallowed-options';
import { UsageError } from '../grade/command/usage-error';
import { requireTarget } from '../grade/intake';
import { readTasks } from '../grade/specification/tasks';
import { fromUser } from '../harness/user-folder';
import type { PlayRequest } from '.';

/**
 * Reads `FOLDER --task 5 [--rule 3]`.
 *
 * @throws UsageError in one sentence with the cause and the remedy
 */
export async function readPlayRequest(args: readonly string[]): Promise<PlayRequest> {
  const tasks = readTasks();
  refuseSwallowed(['task', 'rule'], 'play');
  const { values, positionals } = parsed(args);
  const [folder, more] = positionals;
  if (folder === undefined || more !== undefined) throw new UsageError(`Give one folder: ${usage}`);
  const task = tasks.find(({ id }) => id === `task-${values.task}`);
  if (!task) throw new UsageError(`Give a task from 0 to ${tasks.length - 1}: ${usage}`);
  const rule = values.rule === undefined ? undefined : Number(values.rule);
  if (rule !== undefined && !(Number.isInteger(rule) && rule > 0))
    throw new UsageError(`--rule takes a number from 1: ${usage}`);
  const target = fromUser(folder);
  await requireTarget(target, tasks);
  return { target, task, ...(rule !== undefined && { rule }) };
}

const usage = 'queuing-spec play FOLDER --task 5';

/** What `--help` shows. */
export const playHelp = `Usage: ${usage} [--rule 3]

Opens a task as a person would see it: its programs in terminals, with a Redis of their own. Enter takes the next step, a save
starts the programs again, Ctrl-C ends everything.

Options:
  --task <number>  which task, 0 to 13
  --rule <number>  which of its rules, counted from 1 (default: the one that shows most)
`;

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { task: { type: 'string' }, rule: { type: 'string' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.replace(/\.$/, '')}: ${usage}`);
  }
}
