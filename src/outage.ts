import type { EventEmitter } from 'node:events';
import { AbortError, type RedisClient } from 'redis';

/**
 * Keeps a program alive while Redis is away, and says so on stderr, once each time. `errors` is what emits the errors
 * of the connection: the client, or the Kue queue. Without a listener an `error` would end the program.
 */
export function surviveOutages(client: RedisClient, errors: EventEmitter = client): void {
  client.on('end', () => console.error('Redis client not connected to the server: trying again until it is back'));
  errors.on('error', error => {
    if (!(error instanceof AbortError)) console.error(`${error}`); // an aborted command is part of the outage told above
  });
}
