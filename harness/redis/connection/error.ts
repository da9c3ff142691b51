import { HarnessError } from '../../errors';

/** Why Redis could not be used. */
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
  /** The caller asked for something invalid. */
  | 'misuse'
  /** A dump file is invalid. */
  | 'bad-dump';

/** An error of the harness's Redis or of the machine, never of the program under test. */
export class RedisError extends HarnessError {
  constructor(
    readonly kind: RedisErrorKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
