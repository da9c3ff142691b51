import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Recording } from './trace';

/** What a trace's attachment says that it is: JSON, deflated, so that Cucumber's own reports stay small. */
export const traceType = 'application/x-queuing-spec-trace';

/** At the cheapest level: it is paid for at the end of each scenario. */
export function packTrace(recording: Recording): Buffer {
  return deflateRawSync(JSON.stringify(recording), { level: 1 });
}

/** Undoes `packTrace`. */
export function unpackTrace(packed: Buffer): Recording {
  return JSON.parse(inflateRawSync(packed).toString('utf8'));
}
