import type { RecordedCommand } from '../redis/recorder/recorder';
import type { HeardAt } from '../terminal/control';
import { type Reply, readReplies } from './read-replies';
import { canAnswer } from './reply-types';

/** A reply, and when the program received it, in ms since the epoch. */
export interface ReplyAt {
  readonly text: string;
  readonly at: number;
}

/** The replies of one connection, by their commands. */
export interface Paired {
  readonly replies: ReadonlyMap<RecordedCommand, ReplyAt>;
  /** Replies without a recorded command: messages of channels, and errors. */
  readonly pushes: readonly ReplyAt[];
}

/**
 * Pairs the replies of one connection with its commands: Redis replies in order. Commands that administer Redis are not
 * recorded; their replies are recognised by their type.
 *
 * @param commands the recorded commands of the connection, without those of scripts
 */
export function pairReplies(commands: readonly RecordedCommand[], heard: readonly HeardAt[]): Paired {
  const replies = new Map<RecordedCommand, ReplyAt>();
  const pushes: ReplyAt[] = [];
  let next = 0;
  let confirmations = 0;
  for (const { reply, at } of timed(heard)) {
    const command = commands[next];
    if (!command || isMessage(reply) || isRefusal(reply) || !fits(reply, commands, next)) {
      // The commands of a transaction are recorded when it runs; until then they are only queued.
      if (reply.text !== 'QUEUED') pushes.push({ text: reply.text, at });
    } else if (reply.text === 'QUEUED' && reply.type === 'simple') {
    } else if (/SUBSCRIBE$/.test(command.name)) {
      // One confirmation for each channel.
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

/** Whether this can be the next reply; otherwise it belongs to a command that is not recorded. */
function fits(reply: Reply, commands: readonly RecordedCommand[], place: number): boolean {
  const command = commands[place];
  if (!command || reply.text === 'QUEUED') return true;
  if (/SUBSCRIBE$/.test(command.name)) return /^"p?(un)?subscribe"$/.test(reply.items[0]?.text ?? '');
  if (inTransaction(commands, place)) return /^(array|nil|error|simple)$/.test(reply.type);
  return canAnswer(reply, command);
}

/** Also assigns the reply of an EXEC to the commands before it; returns the next index. */
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

/** MONITOR does not show commands that Redis does not run. */
function isRefusal({ type, text }: Reply): boolean {
  return type === 'error' && /^\(error\) (NOPERM|NOAUTH|ERR (unknown|wrong number))/.test(text);
}
