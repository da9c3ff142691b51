import type { TraceBundle } from '../trace/bundle';
import { builtPage } from './built';
import { interactivePage } from './html';

/**
 * The traces of one run as one page. `#trace=ID` opens the trace with that id, at what went wrong; `&t=12.3` at that time.
 *
 * @param packed the bundle as `packBundle` gives it
 */
export async function tracePage(name: string, packed: Buffer): Promise<string> {
  return interactivePage({ title: `Traces: ${name}`, page: await builtPage('viewer'), data: { bundle: packed } });
}

/** A bundle, read from disk or just made, as a page. */
export type { TraceBundle };
