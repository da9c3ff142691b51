import type { Terminal } from '../terminal/terminal';
import type { Response } from './client';

/** A program that answers over HTTP. */
export interface Server {
  readonly terminal: Terminal;
  /** Where it really listens. */
  readonly port: number;
}

/** What a program answered, and to what. */
export interface Reply extends Response {
  /** The request as one would say it: `GET /list`. */
  readonly asked: string;
}
