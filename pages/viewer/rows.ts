import type { TraceEvent } from '../../harness/trace/trace';
import type { ScenarioTrace, TraceStep } from '../../report/trace/scenario-trace';

/** One lane of the view: a terminal, Redis, HTTP, the queue. */
export interface Lane {
  readonly id: string;
  readonly title: string;
}

/** One event as it is shown. */
export interface Row {
  readonly key: number;
  readonly t: number;
  readonly lane: string;
  /** The place of the step that was under way. */
  readonly step: number;
  readonly text: string;
  /** What more there is to say of it. */
  readonly more: string;
  readonly tone: 'plain' | 'bad' | 'good' | 'faint';
  readonly event: TraceEvent;
}

/** The lanes that a trace has something in, in their order. */
export function lanesOf({ events }: ScenarioTrace): Lane[] {
  const programs = new Map<number, string>();
  for (const event of events) if (event.kind === 'start') programs.set(event.terminal, event.program);
  const terminals = [...programs].sort(([a], [b]) => a - b);
  const used = new Set(events.map(laneOf));
  return [
    ...terminals.map(([number, program]) => ({ id: `t${number}`, title: `terminal ${number}: ${program}` })),
    ...[
      { id: 'redis', title: 'Redis' },
      { id: 'http', title: 'HTTP' },
      { id: 'queue', title: 'queue' },
    ].filter(({ id }) => used.has(id)),
  ];
}

/** The events of a trace as rows. */
export function rowsOf(trace: ScenarioTrace): Row[] {
  return trace.events.map((event, key) => ({
    key,
    t: event.t,
    lane: laneOf(event),
    step: stepAt(trace.steps, event.t),
    ...shown(event),
    event,
  }));
}

/** The place of the step that failed; -1 where none did. */
export function failedStep({ steps }: ScenarioTrace): number {
  return steps.findIndex(step => step.status === 'failed');
}

/** Whether a row is within a time, and holds these words. */
export function matches({ t, text, more }: Row, span: { from: number; to: number }, words: string): boolean {
  if (t < span.from || t > span.to) return false;
  return words === '' || `${text}\n${more}`.toLowerCase().includes(words.toLowerCase());
}

/** The row that is nearest to a time. */
export function nearest(rows: readonly Row[], t: number): Row | undefined {
  return rows.reduce<Row | undefined>(
    (best, row) => (best && Math.abs(best.t - t) <= Math.abs(row.t - t) ? best : row),
    undefined,
  );
}

function stepAt(steps: readonly TraceStep[], t: number): number {
  const after = steps.findIndex(step => step.t > t);
  return after < 0 ? steps.length - 1 : Math.max(0, after - 1);
}

function laneOf(event: TraceEvent): string {
  switch (event.kind) {
    case 'start':
    case 'line':
    case 'signal':
    case 'end':
      return `t${event.terminal}`;
    case 'request':
    case 'response':
      return 'http';
    case 'job':
      return 'queue';
    default:
      return 'redis';
  }
}

function shown(event: TraceEvent): Pick<Row, 'text' | 'more' | 'tone'> {
  switch (event.kind) {
    case 'start':
      return { text: `▶ ${event.program} starts`, more: '', tone: 'good' };
    case 'line':
      return {
        text: event.text,
        more: event.stream === 'stderr' ? 'standard error' : 'standard output',
        tone: event.stream === 'stderr' ? 'bad' : 'plain',
      };
    case 'signal':
      return { text: `⚡ ${event.signal} is sent`, more: '', tone: 'bad' };
    case 'end':
      return {
        text: `■ ends ${event.signal ? `by ${event.signal}` : `with exit code ${event.exitCode ?? '?'}`}`,
        more: '',
        tone: event.exitCode === 0 ? 'good' : 'bad',
      };
    case 'command': {
      const from = event.own ? 'specification' : `${event.terminal ?? '?'}`;
      const who = event.own ? 'the specification' : `terminal ${event.terminal ?? '?'}`;
      const answer = event.reply === undefined ? '' : `\n← ${event.reply}`;
      const took = event.repliedAt === undefined ? '' : `, answered after ${(event.repliedAt - event.t).toFixed(1)} ms`;
      return {
        text: `${from} → ${[event.name, ...event.args.map(quoted)].join(' ')}${short(event.reply)}`,
        more: `${who}, connection ${event.client}${event.script ? ', by a script' : ''}${took}${answer}`,
        tone: event.script ? 'faint' : 'plain',
      };
    }
    case 'push':
      return {
        text: `${event.terminal} ← ${event.text}`,
        more: `to terminal ${event.terminal}, connection ${event.client}`,
        tone: 'good',
      };
    case 'redis':
      return { text: event.text, more: '', tone: 'bad' };
    case 'request':
      return { text: `→ ${event.method} ${event.path}`, more: event.body ?? '', tone: 'plain' };
    case 'response':
      return event.failure === undefined
        ? { text: `← ${event.status} ${event.text ?? ''}`, more: '', tone: 'good' }
        : { text: `← ${event.failure}`, more: '', tone: 'bad' };
    case 'job':
      return {
        text: `#${event.id} ${event.state}${event.error === undefined ? '' : `: ${event.error}`}`,
        more: event.queue === undefined ? '' : `queue ${event.queue}`,
        tone: event.state === 'failed' ? 'bad' : event.state === 'complete' ? 'good' : 'plain',
      };
    case 'cut':
      return { text: `… ${event.events} events are left out here`, more: 'A trace is 1 MB at the most.', tone: 'bad' };
  }
}

function quoted(argument: string): string {
  return /^[\w:.-]+$/.test(argument) ? argument : JSON.stringify(argument);
}

/** An answer behind its command, where it takes little room. */
function short(reply: string | undefined): string {
  return reply !== undefined && reply.length <= 40 ? `  ⇒ ${reply}` : '';
}
