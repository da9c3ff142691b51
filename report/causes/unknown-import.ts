import { basename } from 'node:path';
import type { Evidence } from './evidence';

/** An import of something that does not exist. A file that exists but cannot be used is never called missing. */
export function unknownImport({ transcript, message, contents }: Evidence): string | undefined {
  const text = `${message}\n${transcript}`;
  const found = /Cannot find (?:module|package) '([^']+)'/.exec(text)?.[1];
  if (found === undefined) return undefined;
  if (!/^[./]/.test(found))
    return `The program imports '${found}', which is none of the packages of the exercise's package.json.`;
  const asked = basename(found);
  const there = (name: string): boolean => withoutEnding(basename(name)) === withoutEnding(asked);
  const [left, why] = [...(contents?.leftOut ?? [])].find(([name]) => there(name) || isWithin(found, name)) ?? [];
  if (left !== undefined) return `The program imports '${found}': ${left} is in the folder, but ${why}.`;
  const present = contents?.names.find(there);
  if (present !== undefined && /ERR_MODULE_NOT_FOUND/.test(text))
    return `The program imports '${asked}'. By "type": "module" in package.json Node runs the files itself, and then an import needs the whole name of the file: '${present}'.`;
  if (present !== undefined)
    return `The program imports '${found}', which leads to no file; there is ${present}: is the path right, from the program's own folder?`;
  return `The program imports '${found}', and there is no such file: is the name right, and the path from the program's own folder?`;
}

function isWithin(found: string, folder: string): boolean {
  return folder.endsWith('/') && found.replace(/^(\.{0,2}\/)+/, '').startsWith(folder);
}

function withoutEnding(name: string): string {
  return name.replace(/\.\w+$/, '');
}
