/**
 * The trace of a scenario: one ordered record of what its programs printed, sent, got and answered. This folder makes it of
 * what a session has kept anyway; it asks nothing of programs, and waits for nothing.
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
      /** The terminal that sent it; undefined where that is not known. */
      readonly terminal?: number;
      /** The program's end of the connection, by its port. */
      readonly client: string;
      /** Sent by the specification, and by no program. */
      readonly own?: true;
      readonly name: string;
      readonly args: readonly string[];
      /** Run by a script that the client sent. */
      readonly script?: true;
      /** What Redis answered, as redis-cli would show it, where it was seen. */
      readonly reply?: string;
      /** When the program had it. */
      readonly repliedAt?: number;
    }
  /** What Redis sent without being asked (a message of a channel), or in answer to what it refused. */
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
      /** Why there is none. */
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
  /** Here so many events are left out, so that the trace stays within its bounds. */
  | { readonly t: number; readonly kind: 'cut'; readonly events: number };

export type Stream = 'stdout' | 'stderr';

/** What was recorded of one scenario. */
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
