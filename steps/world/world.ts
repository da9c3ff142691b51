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

/** What a run says to its scenarios: `cucumber.js` holds the defaults. */
export interface Parameters {
  /** The folder under test. */
  readonly target: string;
  /** Gives the random values; printed, so that they can be had again. */
  readonly seed: string;
  /** Whether Redis stays for the next run in this process. */
  readonly keepsRedis: boolean;
}

/** The state of one scenario. */
export class SpecWorld extends World<Parameters> {
  /** What the scenario calls by name. */
  readonly bindings: Record<string, string> = {};
  /** In ms since the epoch. */
  startedAt = Date.now();
  random = new Random(this.parameters.seed);
  /** The Redis that programs find; undefined: none is there. */
  redis: RecordedRedis | undefined;
  /** The Redis servers that end with the scenario. */
  readonly ownRedis: RecordedRedis[] = [];
  answers: Reply[] = [];
  /** The program that requests go to. */
  server: Server | undefined;
  /** What a browser shows. */
  page: Page | undefined;
  /** A dump that only its bytes could be read of. */
  dump: DumpFacts | undefined;
  #driver: KueDriver | undefined;
  #session: Session | undefined;
  #stage: Stage | undefined;

  /** The target as it was when this scenario first asked for it. */
  get stage(): Stage {
    this.#stage ??= stageTarget(this.parameters.target);
    return this.#stage;
  }

  /** The scenario's programs; what surrounds them must stand by the time that it is first asked for. */
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

  /** The Redis of the scenario, for steps that look into it. */
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

  /** A step's text with the scenario's values in the places of their names. */
  fill(text: string): string {
    return fill(text, this.bindings);
  }
}

setWorldConstructor(SpecWorld);
