import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ProgramError } from '../harness/errors';
import { KueDriver } from '../harness/kue';
import { endRedis, type RecordedRedis, startRedis } from '../harness/redis';
import { Session } from '../harness/session/session';
import { withLinesAtEnd } from '../harness/stage/added-lines';
import { stageTarget } from '../harness/stage/stage';
import { runtimeFolder } from '../harness/terminal/runtime-folder';
import type { Act, Cue } from './acts';
import { Door, nextFreePort } from './doors';
import type { Lanes } from './lanes';

type Start = Extract<Act, { kind: 'start' }>;

/** The ports that the exercise's programs use. */
const redisPort = 6379;

/** The Redis, the programs and their ports of one play. */
export class Theatre {
  #redis: RecordedRedis | undefined;
  #session: Session | undefined;
  readonly #started: Start[] = [];
  #door: Door | undefined;
  #serving: Start | undefined;

  constructor(
    private readonly target: string,
    private readonly lanes: Lanes,
    private readonly say: (line: string) => void,
  ) {}

  /** Starts Redis in the scenario's initial state; returns its port. */
  async openRedis(acts: readonly Act[]): Promise<number> {
    const port = await nextFreePort(redisPort);
    const dump = acts.flatMap(act => (act.kind === 'state' && act.dump ? [resolve(this.target, act.dump)] : []))[0];
    this.#redis = await startRedis({ port, unprotected: true, ...(dump && existsSync(dump) && { dump }) });
    for (const act of acts) if (act.kind === 'state' && act.command.length > 0) await this.command(act.command);
    return port;
  }

  async command(words: readonly string[]): Promise<unknown> {
    const [name = '', ...args] = words;
    if (!this.#redis) throw new ProgramError('There is no Redis in this scenario.');
    return this.#redis.server.command(name, ...args);
  }

  /** Starts a program in its terminal. */
  async start(act: Start): Promise<void> {
    this.#started.push(act);
    if (act.port !== undefined) await this.#openDoor(act, act.port);
    await this.#run(act);
  }

  /** Restarts all running programs from their present files. Redis keeps its data. */
  async restart(): Promise<void> {
    await this.#session?.close();
    this.#session = undefined;
    for (const act of this.#started) await this.#run(act);
  }

  async #run(act: Start): Promise<void> {
    const redis = this.#redis;
    this.#session ??= new Session({ stage: stageTarget(this.target), ...(redis && { redis }) });
    const session = this.#session;
    try {
      const text = act.text ?? (act.added && (await withLinesAtEnd(session.program(act.program), act.added)));
      const name = act.text === undefined ? act.program : `by-hand-${act.terminal}`;
      const tool = act.suite && { main: join(runtimeFolder(), 'run-suite.js'), args: [] };
      const terminal = session.run(act.terminal, name, {
        ...(text && { text }),
        ...(tool && { tool, args: ['4000'] }),
      });
      this.lanes.follow(terminal, act.program);
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      this.say(error.message);
    }
  }

  async #openDoor(act: Start, port: number): Promise<void> {
    this.#serving = act;
    this.#door ??= await Door.open(port, () => this.#actualPort());
    this.say(`${act.program} is found at http://localhost:${this.#door.port}`);
  }

  #actualPort(): number | undefined {
    const serving = this.#serving;
    return serving && this.#session?.terminals.get(serving.terminal)?.control.servers.get(serving.port ?? 0);
  }

  /** Performs the action of a cue, and prints the result. */
  async cue(does: Cue): Promise<void> {
    if ('request' in does) return this.#request(does);
    if ('command' in does) return void (await this.command(does.command));
    if (!this.#redis) return;
    const driver = new KueDriver(this.#redis.server);
    if ('queue' in does) return void (await driver.queueTogether(does.queue, does.jobs));
    if (does.to === 'progress') await driver.progress(does.job, Number(does.what));
    else if (does.to === 'complete') await driver.complete(does.job);
    else await driver.fail(does.job, does.what);
  }

  async #request({ request: path, method, times, body }: Extract<Cue, { request: string }>): Promise<void> {
    await this.#session?.until(() => this.#actualPort());
    const port = this.#actualPort();
    if (port === undefined) return this.say('Nothing listens there yet.');
    for (let time = 0; time < times; time += 1) {
      const headers = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body };
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        ...headers,
        signal: AbortSignal.timeout(10_000),
      }).then(
        response => response.text(),
        (error: Error) => `(no answer: ${error.message})`,
      );
      this.say(`$ curl localhost:${this.#door?.port ?? port}${path}\n${answer}`);
    }
  }

  /** Ends everything that was started. */
  async close(): Promise<void> {
    this.#door?.close();
    await this.#session?.close();
    if (this.#redis) await endRedis(this.#redis);
  }
}
