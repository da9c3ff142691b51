/**
 * The state of one scenario, which each step finds as `this`. `worker.ts` holds what outlives a scenario, `hooks.ts` sets
 * up and clears away, `attachments.ts` hands over what reports show.
 */
import { setWorldConstructor, World } from '@cucumber/cucumber';
import type { Page } from 'playwright-core';
import { HarnessError } from '../../harness/errors';
import type { Reply, Server } from '../../harness/http';
import { KueDriver, KueInspector } from '../../harness/kue';
import type { RecordedRedis } from '../../harness/redis';
import type { DumpFacts } from '../../harness/redis/dump';
import { Session } from '../../harness/session/session';
import { movesClocks, traces } from '../../harness/settings';
import { type Stage, stageTarget } from '../../harness/stage/stage';
import { fill } from '../values/fill';
import { Random } from '../values/random';
import { launcherFor } from './worker';

/** The settings of a run; the defaults are in `cucumber.js`. */
export interface Parameters {
  /** The folder under test. */
  readonly target: string;
  /** Determines the random values. It is printed, so that a run can be repeated. */
  readonly seed: string;
  /** Whether Redis keeps running for the next run in this process. */
  readonly keepsRedis: boolean;
}

/** The state of one scenario. */
export class SpecWorld extends World<Parameters> {
  /** The values that the scenario has given names to. */
  readonly bindings: Record<string, string> = {};
  /** In ms since the epoch. */
  startedAt = Date.now();
  random = new Random(this.parameters.seed);
  /** The Redis that programs find; undefined when there is none. */
  redis: RecordedRedis | undefined;
  /** The Redis servers that end with the scenario. */
  readonly ownRedis: RecordedRedis[] = [];
  /** To the last requests, in their order. */
  responses: Reply[] = [];
  /** The program that requests go to. */
  server: Server | undefined;
  /** The page that the browser shows. */
  page: Page | undefined;
  /** A dump that this Redis is too old to load; its bytes are read instead. */
  dump: DumpFacts | undefined;
  #driver: KueDriver | undefined;
  #session: Session | undefined;
  #stage: Stage | undefined;

  /** The target as it was when this scenario first asked for it. */
  get stage(): Stage {
    this.#stage ??= stageTarget(this.parameters.target);
    return this.#stage;
  }

  /** The scenario's programs. Redis must be set up before this is first used. */
  get session(): Session {
    const { redis, stage } = this;
    this.#session ??= new Session({
      stage,
      launcher: launcherFor(stage),
      movesClocks: movesClocks(),
      traced: traces(),
      ...(redis && { redis, pending: async () => !redis.server.frozen && this.kue.hasDelayedJobs() }),
    });
    return this.#session;
  }

  get hasSession(): boolean {
    return this.#session !== undefined;
  }

  /** The scenario's Redis, for steps that look into it. */
  get recorded(): RecordedRedis {
    if (!this.redis) throw new HarnessError('This scenario has no Redis: say "Given a Redis server" first.');
    return this.redis;
  }

  get kue(): KueInspector {
    const { server, recorder } = this.recorded;
    return new KueInspector(server, () => recorder.commands, this.driver.queued);
  }

  get driver(): KueDriver {
    this.#driver ??= new KueDriver(this.recorded.server);
    return this.#driver;
  }

  /** A step's text with its `{name}`s replaced by their values. */
  fill(text: string): string {
    return fill(text, this.bindings);
  }
}

setWorldConstructor(SpecWorld);
