/**
 * The trace of a scenario: one ordered record of what its programs printed, sent and received. It needs only what a session
 * keeps anyway: it asks programs nothing, and waits for nothing.
 */

/** One thing that happened; `t` is in ms from the scenario's start, with tenths. */
export type TraceEvent =
  | { readonly t: number; readonly kind: 'start'; readonly terminal: number; readonly program: string }
  | {
      readonly t: number;
      readonly kind: 'line';
      readonly terminal: number;
      readonly stream: Stream;
      readonly text: string;
    }
  | { readonly t: number; readonly kind: 'signal'; readonly terminal: number; readonly signal: string }
  | {
      readonly t: number;
      readonly kind: 'end';
      readonly terminal: number;
      readonly exitCode?: number;
      readonly signal?: string;
    }
  | {
      readonly t: number;
      readonly kind: 'command';
      /** The terminal that sent it; undefined when that is unknown. */
      readonly terminal?: number;
      /** The program's end of the connection, by its port. */
      readonly client: string;
      /** Sent by the specification, and by no program. */
      readonly own?: true;
      readonly name: string;
      readonly args: readonly string[];
      /** Run by a script that the client sent. */
      readonly script?: true;
      /** Redis's reply as redis-cli shows it, if it was seen. */
      readonly reply?: string;
      /** When the program received it. */
      readonly repliedAt?: number;
    }
  /** What Redis sent without a command (a message of a channel), or in reply to a command that it refused. */
  | {
      readonly t: number;
      readonly kind: 'push';
      readonly terminal: number;
      readonly client: string;
      readonly text: string;
    }
  /** An outage, its end, and the like. */
  | { readonly t: number; readonly kind: 'redis'; readonly text: string }
  | {
      readonly t: number;
      readonly kind: 'request';
      readonly id: number;
      readonly method: string;
      readonly path: string;
      readonly body?: string;
    }
  | {
      readonly t: number;
      readonly kind: 'response';
      readonly id: number;
      readonly status?: number;
      readonly text?: string;
      /** Why there is no response. */
      readonly failure?: string;
    }
  | {
      readonly t: number;
      readonly kind: 'job';
      readonly id: string;
      readonly queue?: string;
      readonly state: string;
      /** Why it failed. */
      readonly error?: string;
    }
  /** How many events were left out here, to keep the trace small. */
  | { readonly t: number; readonly kind: 'cut'; readonly events: number };

export type Stream = 'stdout' | 'stderr';

/** The recording of one scenario. */
export interface Recording {
  /** In ms since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly events: readonly TraceEvent[];
}

/** A time as traces have it. */
export function since(start: number, at: number): number {
  return Math.max(0, Math.round((at - start) * 10) / 10);
}
