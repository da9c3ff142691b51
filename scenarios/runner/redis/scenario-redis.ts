import type { RedisClient } from 'redis';
import { kueKeys } from '../../../harness/kue';

/** The Redis between the programs of a scenario. */
export interface ScenarioRedis {
  /** Where programs find it on 127.0.0.1. */
  readonly port: number;
  /** The address that a person would use. */
  readonly shown: string;
  /** Sends one command and gives the reply. Throws a HarnessError where Redis cannot be asked. */
  command(name: string, ...args: (string | number)[]): Promise<unknown>;
  /** Tells of each message that Kue publishes about a job; gives the function that ends this. */
  onJobEvent(listener: (message: string) => void): () => void;
  /** Takes every key away. The programs must have ended: one that still waits would take the next job. */
  empty(): Promise<void>;
  /** Kills it, as by `kill -9`. */
  halt(): Promise<void>;
  /** Starts it again, with the data that it had. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** Subscribes a connection to what Kue publishes, and passes it on. */
export function hear(client: RedisClient, listeners: ReadonlySet<(message: string) => void>): Promise<void> {
  client.on('message', (_channel, message) => {
    for (const listener of listeners) listener(message);
  });
  return new Promise((resolve, reject) => {
    client.subscribe(kueKeys.events, error => (error ? reject(error) : resolve()));
  });
}

export function added<T>(all: Set<T>, one: T): () => void {
  all.add(one);
  return () => all.delete(one);
}
