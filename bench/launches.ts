import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Envelope } from '@cucumber/messages';

const messages = resolve(__dirname, '..', 'reports', 'features.ndjson.gz');

/**
 * The programs that the last `npm run features` started, in their order, from the transcripts that are attached to scenarios
 * under the program's name.
 *
 * @throws Error when there has been no run yet
 */
export function readLaunches(): string[] {
  const lines = gunzipSync(readFileSync(messages)).toString('utf8').trim().split('\n');
  return lines
    .map(line => (JSON.parse(line) as Envelope).attachment?.fileName)
    .map(name => /^terminal \d+: (.*)$/.exec(name ?? '')?.[1])
    .filter(name => name !== undefined);
}
