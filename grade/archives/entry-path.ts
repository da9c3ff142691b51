import { isLitter } from '../intake/candidates';

const longestName = 200;
const deepest = 20;

/** The path of an entry, or why it has none. Neither: it is litter, and not mentioned. */
export type EntryPath = { readonly parts: readonly string[] } | { readonly refused: string } | undefined;

/** Hidden files may be the learner's (`.env`, `.babelrc`); hidden folders belong to tools. */
function isLitterPath(parts: readonly string[]): boolean {
  const name = parts.at(-1) ?? '';
  return parts.length === 0 || parts.slice(0, -1).some(isLitter) || /^(\._.*|\.DS_Store|Thumbs\.db)$/i.test(name);
}

/**
 * The path of an entry inside the folder that it is unpacked into, as its parts. Archives from Windows may have backslashes. No
 * path leaves the folder: no absolute path, no drive, no `..`.
 */
export function entryPath(name: string): EntryPath {
  const path = name.replaceAll('\\', '/');
  if (/^\/|^[a-z]:/i.test(path)) return { refused: 'its path is absolute' };
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..')) return { refused: 'its path leads out of the archive' };
  if (parts.some(part => part.includes('\0'))) return { refused: 'its name holds a NUL' };
  if (isLitterPath(parts)) return undefined;
  if (parts.length > deepest) return { refused: 'it lies too deep' };
  if (parts.some(part => Buffer.byteLength(part) > longestName)) return { refused: 'its name is too long' };
  return { parts };
}
