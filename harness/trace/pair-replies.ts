import type { RecordedCommand } from '../redis/recorder/recorder';
import type { HeardAt } from '../terminal/control';
import { type Reply, readReplies } from './read-replies';
import { canAnswer } from './reply-types';

/** An answer, and when the program had it, in ms since the epoch. */
export interface ReplyAt {
  readonly text: string;
  readonly at: number;
}

/** What came over one connection, given to the commands that it answers. */
export interface Paired {
  readonly replies: ReadonlyMap<RecordedCommand, ReplyAt>;
  /** What answers no recorded command: messages of channels, and refusals. */
  readonly pushes: readonly ReplyAt[];
}

/**
 * Finds out which answer belongs to which command of one connection: Redis answers in the order in which it was asked.
 * Commands that administer Redis are not recorded; their answers are told by their kind.
 *
 * @param commands those of the connection, as recorded, without those of scripts
 */
export function pairReplies(commands: readonly RecordedCommand[], heard: readonly HeardAt[]): Paired {
  const replies = new Map<RecordedCommand, ReplyAt>();
  const pushes: ReplyAt[] = [];
  let next = 0;
  let confirmations = 0;
  for (const { reply, at } of timed(heard)) {
    const command = commands[next];
    if (!command || isMessage(reply) || isRefusal(reply) || !fits(reply, commands, next)) {
      // A transaction's parts are recorded when it is run; until then they are only queued.
      if (reply.text !== 'QUEUED') pushes.push({ text: reply.text, at });
    } else if (reply.text === 'QUEUED' && reply.type === 'simple') {
    } else if (/SUBSCRIBE$/.test(command.name)) {
      // One confirmation a channel.
      replies.set(command, { text: reply.text, at });
      confirmations += 1;
      if (confirmations < command.args.length) continue;
      confirmations = 0;
      next += 1;
    } else if (inTransaction(commands, next)) {
      next = answerTransaction(commands, next, { reply, at }, replies);
    } else {
      replies.set(command, { text: reply.text, at });
      next += 1;
    }
  }
  return { replies, pushes };
}

function inTransaction(commands: readonly RecordedCommand[], place: number): boolean {
  return commands[place - 1]?.name === 'MULTI' && !/^(EXEC|DISCARD)$/.test(commands[place]?.name ?? '');
}

/** Whether this can be the next answer: else it answers a command that is not recorded. */
function fits(reply: Reply, commands: readonly RecordedCommand[], place: number): boolean {
  const command = commands[place];
  if (!command || reply.text === 'QUEUED') return true;
  if (/SUBSCRIBE$/.test(command.name)) return /^"p?(un)?subscribe"$/.test(reply.items[0]?.text ?? '');
  if (inTransaction(commands, place)) return /^(array|nil|error|simple)$/.test(reply.type);
  return canAnswer(reply, command);
}

/** Gives the answer to an EXEC to the commands between, too; gives the place behind it. */
function answerTransaction(
  commands: readonly RecordedCommand[],
  first: number,
  { reply, at }: { reply: Reply; at: number },
  replies: Map<RecordedCommand, ReplyAt>,
): number {
  const found = commands.findIndex(({ name }, index) => index >= first && (name === 'EXEC' || name === 'DISCARD'));
  const last = found < 0 ? commands.length - 1 : found;
  for (let place = first; place < last; place += 1) {
    const item = reply.items[place - first];
    if (item) replies.set(commands[place] as RecordedCommand, { text: item.text, at });
  }
  replies.set(commands[last] as RecordedCommand, { text: reply.text, at });
  return last + 1;
}

function* timed(heard: readonly HeardAt[]): Generator<{ reply: Reply; at: number }> {
  const bytes = heard.map(part => part.bytes).join('');
  let part = 0;
  let read = heard[0]?.bytes.length ?? 0;
  for (const { reply, end } of readReplies(bytes)) {
    while (read < end && part + 1 < heard.length) {
      part += 1;
      read += heard[part]?.bytes.length ?? 0;
    }
    yield { reply, at: heard[part]?.at ?? 0 };
  }
}

function isMessage({ type, items }: Reply): boolean {
  return type === 'array' && /^"p?message"$/.test(items[0]?.text ?? '');
}

/** What Redis does not run, it does not show to whoever records. */
function isRefusal({ type, text }: Reply): boolean {
  return type === 'error' && /^\(error\) (NOPERM|NOAUTH|ERR (unknown|wrong number))/.test(text);
}
