import { ProgramError } from '../../harness/errors';
import type { Reply, Request, Response, Server } from '../../harness/http';
import type { Terminal } from '../../harness/terminal/terminal';
import { stateOf } from '../outcome/failure';
import type { SpecWorld } from '../world/world';

/**
 * Waits until a program listens on the expected port and has finished starting.
 *
 * @throws ProgramError when it ends, or listens elsewhere, or nowhere
 */
export async function untilServing(world: SpecWorld, terminal: Terminal, port: number): Promise<Server> {
  const { servers } = terminal.control;
  const outcome = await world.session.until(() => servers.get(port) ?? (terminal.ending ? 0 : undefined));
  // Some programs set their first values only after they listen.
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
 * Sends a request and waits for the response, as long as one can still come.
 *
 * @throws ProgramError when there is none
 */
export async function request(world: SpecWorld, server: Server, wanted: Omit<Request, 'port'>): Promise<Reply> {
  return send(world, server, wanted)();
}

/**
 * Sends the same request many times at once. Redis is frozen until the program can do no more with any of them, so all
 * of them meet the same Redis, on a fast machine and on a slow one.
 *
 * @throws ProgramError when a response is missing
 */
export async function requestAtOnce(
  world: SpecWorld,
  server: Server,
  wanted: Omit<Request, 'port'>,
  times: number,
): Promise<Reply[]> {
  const redis = world.recorded.server;
  redis.freeze();
  const responses = Array.from({ length: times }, () => send(world, server, wanted));
  // No more than that: a program whose patience ends meanwhile would answer for that reason.
  await world.session.standStill().finally(() => redis.thaw());
  return Promise.all(responses.map(response => response()));
}

/** Sends a request; returns a function that waits for the response. */
function send(world: SpecWorld, { terminal, port }: Server, wanted: Omit<Request, 'port'>): () => Promise<Reply> {
  const asked = `${wanted.method ?? 'GET'} ${wanted.path}`;
  let failed: Error | undefined;
  let response: Response | undefined;
  world.session
    .request({ ...wanted, port })
    .then(
      value => {
        response = value;
      },
      (error: Error) => {
        failed = error;
      },
    )
    .finally(world.session.changes.happened);
  return async () => {
    const outcome = await world.session.until(() => response ?? failed);
    if (response) return { ...response, asked };
    // A program that ends closes its connections first; its exit code comes a moment later.
    if (failed) await world.session.until(() => terminal.ending);
    // Node calls the same end a reset or a hang-up, by chance.
    const what = failed ? `broke off (${failed.message.replace('read ECONNRESET', 'socket hang up')})` : 'never came';
    throw new ProgramError(
      `${terminal.program} was asked for ${asked}; its answer ${what}. ${stateOf(terminal, outcome.met ? undefined : outcome.why)}\n\n${terminal.lines().slice(-20).join('\n')}`,
    );
  };
}
