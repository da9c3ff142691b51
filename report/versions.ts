import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../harness/package-root';

/** The versions of this package and of Node. */
export function versions(): Record<string, string> {
  const own = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  return { 'queuing-spec': own.version, node: process.versions.node };
}
