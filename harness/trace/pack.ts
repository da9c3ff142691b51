import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Recording } from './trace';

/** The media type of a trace's attachment: JSON, deflated, so that Cucumber's own reports stay small. */
export const traceType = 'application/x-queuing-spec-trace';

/** At the fastest level, because it runs at the end of each scenario. */
export function packTrace(recording: Recording): Buffer {
  return deflateRawSync(JSON.stringify(recording), { level: 1 });
}

/** Undoes `packTrace`. */
export function unpackTrace(packed: Buffer): Recording {
  return JSON.parse(inflateRawSync(packed).toString('utf8'));
}
