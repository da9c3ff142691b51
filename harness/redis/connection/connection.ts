import type { Socket } from 'node:net';
import { type Callback, type ClientOpts, createClient, type RedisClient, type ServerInfo } from 'redis';
import { ProgramError } from '../../errors';
import { patience } from '../../settings';
import { RedisError } from './error';
import { HARNESS_USER } from './users';

/** How long Redis may take to reply, in ms. It has nothing else to do. */
export function answerTime(): number {
  return 2000 * patience();
}

/** These would turn a shared connection into something else. */
const MISUSED = new Set([
  'subscribe',
  'psubscribe',
  'ssubscribe',
  'monitor',
  'quit',
  'auth',
  'hello',
  'reset',
  'multi',
]);

/** One connection of the harness to one redis-server. It does not reconnect: when it is lost, `lost` settles. */
export class Connection {
  readonly client: RedisClient;
  /** `ip:port` of this end, as MONITOR and CLIENT LIST show it. */
  readonly address: string;
  /** Settles when the connection has ended, by whichever side. */
  readonly lost: Promise<void>;
  #open = true;
  #end: () => void = () => {};

  private constructor(client: RedisClient) {
    this.client = client;
    const { localAddress, localPort } = client.stream as Socket;
    this.address = `${localAddress}:${localPort}`;
    this.lost = new Promise(resolve => {
      this.#end = () => {
        this.#open = false;
        resolve();
      };
    });
    client.once('end', this.#end);
  }

  get open(): boolean {
    return this.#open;
  }

  /** How many bytes it has received and sent so far. */
  get traffic(): { readonly read: number; readonly written: number } {
    const { bytesRead, bytesWritten } = this.client.stream as Socket;
    return { read: bytesRead, written: bytesWritten ?? 0 };
  }

  /** Connects and logs in. Throws a RedisError 'not-running' or 'no-answer'. */
  static async open(port: number, password: string): Promise<Connection> {
    const options: ClientOpts & { user: string } = {
      host: '127.0.0.1',
      port,
      user: HARNESS_USER,
      password,
      enable_offline_queue: false,
      no_ready_check: true,
      // Redis on the same machine either answers or is not there, so there is no second try.
      retry_strategy: () => undefined as unknown as Error,
    };
    const client = createClient(options);
    let failure: unknown;
    client.on('error', error => {
      failure = error;
    });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        client.end(false);
        reject(new RedisError('no-answer', `Redis on port ${port} let nobody in for ${answerTime()} ms.`));
      }, answerTime());
      client.once('ready', () => {
        clearTimeout(late);
        resolve();
      });
      client.once('end', () => {
        clearTimeout(late);
        const cause = failure instanceof Error ? `: ${failure.message}` : '';
        reject(new RedisError('not-running', `Redis on port ${port} takes no connection${cause}`));
      });
    });
    const connection = new Connection(client);
    // node redis is ready before its login has been answered.
    await connection.send('ping', []).catch(error => {
      connection.close();
      throw error;
    });
    return connection;
  }

  /**
   * Sends one command and gives its reply. Throws a RedisError: 'refused' with Redis's own words, 'not-running' when the
   * connection is lost on the way, 'no-answer' past `deadline` ms; a ProgramError when a program's script holds Redis up.
   */
  async send(name: string, args: readonly (string | number)[], deadline = answerTime()): Promise<unknown> {
    const command = name.toLowerCase();
    if (MISUSED.has(command))
      throw new RedisError('misuse', `${name} would spoil the harness's own connection to Redis.`);
    if (!this.#open) throw new RedisError('not-running', `The connection to Redis is lost: ${name} was not sent.`);
    const texts = args.map(String);
    return this.#answered(name, deadline, callback => {
      // For this command, node redis's general method takes only one argument.
      if (command === 'info') this.client.info(texts, callback as Callback<ServerInfo>);
      else this.client.send_command(command, texts, callback);
    });
  }

  /** Turns this into a connection on which the client emits 'monitor' for every command that Redis runs. */
  async monitor(): Promise<void> {
    await this.#answered('MONITOR', answerTime(), callback => this.client.monitor(callback));
  }

  async #answered(name: string, deadline: number, ask: (callback: Callback<unknown>) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new RedisError('no-answer', `Redis did not answer ${name} in ${deadline} ms.`)),
        deadline,
      );
      ask((error: (Error & { code?: string }) | null, reply) => {
        clearTimeout(late);
        if (error === null) resolve(reply);
        else reject(asRedisError(error, name));
      });
    });
  }

  /** Ends the connection at once, without waiting for replies. */
  close(): void {
    this.client.end(true);
    // `end` only asks the socket to close, and emits nothing. A connection to a frozen Redis would never close.
    (this.client.stream as Socket).destroy();
    this.#end();
  }
}

/** The codes of node redis for commands that it could not send, or that got no reply. */
function asRedisError(error: Error & { code?: string }, name: string): RedisError | ProgramError {
  if (error.code === 'BUSY')
    return new ProgramError('Redis answers nobody any more: a program has it run a script that does not end.');
  const lost = ['UNCERTAIN_STATE', 'NR_CLOSED', 'CONNECTION_BROKEN'].includes(error.code ?? '');
  if (lost) return new RedisError('not-running', `Redis went away before it answered ${name}.`, { cause: error });
  return new RedisError('refused', `Redis refused ${name}: ${error.message}`, { cause: error });
}
