import { RedisServer } from '../../../harness/redis/server/server';

/** Starts the server whose path it is given. */
RedisServer.start({ binary: { path: process.argv[2] ?? '', version: '7.0.0', source: 'setting' } });
