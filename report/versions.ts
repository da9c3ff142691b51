import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What took part in a run, with its version. */
export function versions(): Record<string, string> {
  const own = JSON.parse(readFileSync(resolve(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
  return { 'queuing-spec': own.version, node: process.versions.node };
}
