/** Traces as reports have them: what a scenario recorded, with the steps that waited for it. It needs Cucumber's messages. */
import {
  type PickleStep,
  type TestCaseStarted,
  TestStepResultStatus,
  TimeConversion,
  type Timestamp,
} from '@cucumber/messages';
import type { Query } from '@cucumber/query';
import { traceType, unpackTrace } from '../../harness/trace/pack';
import { type Recording, since, type TraceEvent } from '../../harness/trace/trace';
import type { Verdict } from '../result';

/** One step of a feature, from start to end. Times in ms from the scenario's start. */
export interface TraceStep {
  readonly t: number;
  readonly to: number;
  readonly text: string;
  /** The text or the table below it. */
  readonly argument?: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  /** Why it failed. */
  readonly message?: string;
}

/** The trace of one scenario. */
export interface ScenarioTrace {
  /** Unique in the run: its task, and the line in its feature. */
  readonly id: string;
  readonly task: string;
  readonly taskTitle: string;
  readonly rule: string;
  readonly scenario: string;
  readonly verdict: Verdict;
  /** In ms since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number;
  readonly steps: readonly TraceStep[];
  readonly events: readonly TraceEvent[];
}

/** The packed recording, and the steps with their times since the epoch. */
export interface PackedTrace {
  readonly id: string;
  readonly packed: Buffer;
  readonly steps: readonly TraceStep[];
}

/** Reads the trace of a finished scenario from Cucumber's messages; undefined if there is none. */
export function readTrace(query: Query, started: TestCaseStarted, id: string): PackedTrace | undefined {
  const steps = query.findTestStepFinishedAndTestStepBy(started);
  const attachment = steps
    .flatMap(([finished]) => query.findAttachmentsBy(finished))
    .find(({ mediaType }) => mediaType === traceType);
  if (!attachment) return undefined;
  return {
    id,
    packed: Buffer.from(attachment.body, 'base64'),
    steps: steps.flatMap(([finished, step]): TraceStep[] => {
      const { status, duration, exception, message } = finished.testStepResult;
      const pickleStep = query.findPickleStepBy(step);
      const failed = status !== TestStepResultStatus.PASSED && status !== TestStepResultStatus.SKIPPED;
      // Hooks are included only when they failed.
      if (!pickleStep && !failed) return [];
      const to = milliseconds(finished.timestamp);
      const argument = argumentOf(pickleStep);
      return [
        {
          t: to - TimeConversion.durationToMilliseconds(duration),
          to,
          text: pickleStep?.text ?? 'the end of the scenario',
          ...(argument !== undefined && { argument }),
          status: failed ? 'failed' : status === TestStepResultStatus.SKIPPED ? 'skipped' : 'passed',
          ...(failed && { message: exception?.message ?? message ?? status }),
        },
      ];
    }),
  };
}

function argumentOf(step: PickleStep | undefined): string | undefined {
  const rows = step?.argument?.dataTable?.rows.map(({ cells }) => cells.map(cell => cell.value).join(' = '));
  return step?.argument?.docString?.content ?? rows?.join('\n');
}

function milliseconds(timestamp: Timestamp): number {
  return TimeConversion.timestampToMillisecondsSinceEpoch(timestamp);
}

type TraceHeading = Pick<ScenarioTrace, 'task' | 'taskTitle' | 'rule' | 'scenario' | 'verdict'>;

/** The most of a failed step's message that a trace keeps, in characters. */
const mostMessage = 20_000;

/** The whole trace of a scenario, its times from the scenario's start. */
export function unpacked({ id, packed, steps }: PackedTrace, heading: TraceHeading): ScenarioTrace {
  const { startedAt, durationMs, events }: Recording = unpackTrace(packed);
  return {
    id,
    ...heading,
    startedAt,
    durationMs,
    steps: steps.map(step => ({
      ...step,
      t: since(startedAt, step.t),
      to: since(startedAt, step.to),
      ...(step.message !== undefined && { message: step.message.slice(0, mostMessage) }),
    })),
    events,
  };
}
