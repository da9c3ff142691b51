import { gunzipSync, gzipSync } from 'node:zlib';
import type { ScenarioResult } from '../scenario';
import { type ScenarioTrace, unpacked } from './scenario-trace';

/** The traces of one solution's run: the schema is `trace.schema.json`. */
export interface TraceBundle {
  /** The name of what was graded, without private paths. */
  readonly name: string;
  /** Gives the same random values again. */
  readonly seed: string;
  readonly versions: Readonly<Record<string, string>>;
  /** In the order of the features. */
  readonly traces: readonly ScenarioTrace[];
}

/** The traces of some scenarios, in the order of their features. */
export function tracesOf(scenarios: readonly ScenarioResult[]): ScenarioTrace[] {
  const inOrder = [...scenarios].sort(
    (a, b) => a.place.uri.localeCompare(b.place.uri, 'en', { numeric: true }) || a.place.line - b.place.line,
  );
  return inOrder.flatMap(({ trace, taskId, taskTitle, rule, scenario, verdict }) =>
    trace ? [unpacked(trace, { task: taskId, taskTitle, rule, scenario, verdict })] : [],
  );
}

/** A bundle for disk and pages: JSON, gzipped. */
export function packBundle(bundle: TraceBundle): Buffer {
  return gzipSync(JSON.stringify(bundle));
}

/** Undoes `packBundle`. */
export function unpackBundle(packed: Buffer): TraceBundle {
  return JSON.parse(gunzipSync(packed).toString('utf8'));
}
