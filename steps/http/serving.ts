import { ProgramError } from '../../harness/errors';
import type { Reply, Request, Response, Server } from '../../harness/http';
import type { Terminal } from '../../harness/terminal/terminal';
import { stateOf } from '../outcome/failure';
import type { SpecWorld } from '../world/world';

/**
 * Waits until a program listens on the port that is expected of it, and has done whatever it does at its start.
 *
 * @throws ProgramError when it ends, or listens elsewhere, or nowhere
 */
export async function untilServing(world: SpecWorld, terminal: Terminal, port: number): Promise<Server> {
  const { servers } = terminal.control;
  const outcome = await world.session.until(() => servers.get(port) ?? (terminal.ending ? 0 : undefined));
  // Some set their first values only after they listen.
  await world.session.settle();
  const actual = servers.get(port);
  if (actual && !terminal.ending) return { terminal, port: actual };
  const elsewhere = [...servers.keys()].join(', ');
  const heard = elsewhere ? `it listens on ${elsewhere}` : 'it listens on no port';
  const shown = terminal.lines().slice(-20).join('\n');
  throw new ProgramError(
    `${terminal.program} should listen on port ${port}; ${heard}. ${stateOf(terminal, outcome.met ? undefined : outcome.why)}\n\n${shown}`,
  );
}

/**
 * Asks a server and waits for its answer, as long as one can still come.
 *
 * @throws ProgramError when none comes
 */
export async function request(world: SpecWorld, server: Server, question: Omit<Request, 'port'>): Promise<Reply> {
  return put(world, server, question)();
}

/**
 * Puts a question to a server many times in the same moment. Redis stands still until the program has done what it can
 * with all of them: so each of them meets the same Redis, on a fast machine and on a slow one.
 *
 * @throws ProgramError when an answer does not come
 */
export async function requestAtOnce(
  world: SpecWorld,
  server: Server,
  question: Omit<Request, 'port'>,
  times: number,
): Promise<Reply[]> {
  const redis = world.recorded.server;
  redis.freeze();
  const answers = Array.from({ length: times }, () => put(world, server, question));
  await world.session.settle().finally(() => redis.thaw());
  return Promise.all(answers.map(answer => answer()));
}

/** Puts a question to a server; gives the function that waits for the answer. */
function put(world: SpecWorld, { terminal, port }: Server, question: Omit<Request, 'port'>): () => Promise<Reply> {
  const asked = `${question.method ?? 'GET'} ${question.path}`;
  let failed: Error | undefined;
  let answer: Response | undefined;
  world.session
    .request({ ...question, port })
    .then(
      value => {
        answer = value;
      },
      (error: Error) => {
        failed = error;
      },
    )
    .finally(world.session.changes.happened);
  return async () => {
    const outcome = await world.session.until(() => answer ?? failed);
    if (answer) return { ...answer, asked };
    // A program that ends breaks its connections first: only then is it known why.
    if (failed) await world.session.until(() => terminal.ending);
    // It is chance whether Node calls the same end a reset or a hang-up.
    const what = failed ? `broke off (${failed.message.replace('read ECONNRESET', 'socket hang up')})` : 'never came';
    throw new ProgramError(
      `${terminal.program} was asked for ${asked}; its answer ${what}. ${stateOf(terminal, outcome.met ? undefined : outcome.why)}\n\n${terminal.lines().slice(-20).join('\n')}`,
    );
  };
}
