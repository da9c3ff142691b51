import { HarnessError } from '../../errors';

/** What kept Redis from doing its part. */
export type RedisErrorKind =
  /** No usable redis-server, and none could be fetched. */
  | 'not-found'
  /** The process ended, or was not ready in time, while it was starting. */
  | 'not-started'
  /** The port that was asked for is in use. */
  | 'port-taken'
  /** Redis refused to load the dump it was started with. */
  | 'dump-refused'
  /** The process has died, been halted or been stopped. */
  | 'not-running'
  /** The process lives but did not answer in time. */
  | 'no-answer'
  /** Redis answered with an error. */
  | 'refused'
  /** The caller asked for something that makes no sense. */
  | 'misuse'
  /** A dump file is not what it should be. */
  | 'bad-dump';

/** The harness's Redis is at fault, or its surroundings are; never the program under test. */
export class RedisError extends HarnessError {
  constructor(
    readonly kind: RedisErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
