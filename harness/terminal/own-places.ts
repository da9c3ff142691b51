import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join, relative } from 'node:path';
import type { Place } from '../place';
import type { CallSite } from './runtime/call-sites';

/** What a program did, and the place in the learner's file. */
export type OwnCallSite = Pick<CallSite, 'site' | 'text'> & { readonly place: Place };

/** The folder in which a program ran, and the origin of its files. */
export interface RunFolders {
  /** The folder with the program's own copies of the files. */
  readonly scratch: string;
  /** The stage that they were copied from, which no program can write to. */
  readonly stage: string;
  readonly target: string;
}

/**
 * Maps call sites to places in the learner's files, by the source maps of the stage. Leaves out added lines and unknown places.
 * The stage must still exist; nothing else is read, whatever a program reports.
 */
export function ownPlaces(sites: readonly CallSite[], folders: RunFolders): OwnCallSite[] {
  const maps = new Map<string, SourceMap | undefined>();
  return sites.flatMap(({ site, text, file, line, column }) => {
    const name = nameIn(file, folders);
    if (name === undefined) return [];
    if (!maps.has(name)) maps.set(name, mapOf(name, folders));
    const map = maps.get(name);
    // Files that run as they were written have no map.
    if (!map) return [{ site, text, place: { file: join(folders.target, name), line, column } }];
    const entry = map.findEntry(line - 1, column - 1);
    if (!('originalSource' in entry)) return [];
    const place = { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
    return [{ site, text, place }];
  });
}

/** A file's name within the folder that the program ran in. */
function nameIn(file: string, { scratch, stage }: RunFolders): string | undefined {
  const folder = [scratch, join(stage, 'files')].find(one => file.startsWith(`${one}/`));
  const name = folder && relative(folder, file);
  return name && !name.startsWith('..') && !name.includes('node_modules/') ? name : undefined;
}

const inlineMap = /\/\/# sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,([\w+/=]+)\s*$/;

function mapOf(name: string, { stage }: RunFolders): SourceMap | undefined {
  for (const part of ['compiled', 'files']) {
    const path = join(stage, part, name);
    if (!existsSync(path)) continue;
    const encoded = inlineMap.exec(readFileSync(path, 'utf8'))?.[1];
    if (encoded === undefined) continue;
    return new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as SourceMapPayload);
  }
  return undefined;
}
