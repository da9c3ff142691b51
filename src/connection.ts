import redis, { type ClientOpts } from 'redis';

/** Where Redis listens: `REDIS_URL`, or the address that the exercise has. */
export const redisUrl = process.env.REDIS_URL || 'redis://127.0.0.1:6379';

/** Where the HTTP servers listen: `PORT`, or the port that the exercise has. */
export const port = Number(process.env.PORT) || 1245;

/**
 * Options of a client that outlasts Redis: it dials again every 500 ms, for as long as it takes. Without them a client
 * waits longer each time, and gives up after an hour. With them it emits no `error` for a refused connection.
 */
export const lasting: ClientOpts = { retry_strategy: () => 500, connect_timeout: 2 ** 31 - 1 };

/** Kue's options: its connections last too. */
export const queueOptions = { redis: { createClientFactory: () => redis.createClient(redisUrl, lasting) } };
