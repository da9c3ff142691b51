import type { RedisClient } from 'redis';
import { kueKeys } from '../../../harness/kue';

/** The Redis between the programs of a scenario. */
export interface ScenarioRedis {
  /** The port on 127.0.0.1 where programs find it. */
  readonly port: number;
  /** The address that a person would use. */
  readonly shown: string;
  /** Sends a command and returns the reply. Throws a HarnessError when Redis cannot be reached. */
  command(name: string, ...args: (string | number)[]): Promise<unknown>;
  /** Calls the listener with each message that Kue publishes about a job; returns the function that ends this. */
  onJobEvent(listener: (message: string) => void): () => void;
  /** Deletes every key. The programs must have ended: one that still waits would take the next job. */
  empty(): Promise<void>;
  /** Kills it, as by `kill -9`. */
  halt(): Promise<void>;
  /** Starts it again, with its data. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** Subscribes a connection to Kue's messages, and passes them on. */
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
