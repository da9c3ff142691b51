import { isLitter } from '../intake/candidates';

const longestName = 200;
const deepest = 20;

/** Where an entry goes, or why it goes nowhere; neither: it is litter, and no word is lost about it. */
export type EntryPath = { readonly parts: readonly string[] } | { readonly refused: string } | undefined;

/** Hidden files may be a learner's, `.env` or `.babelrc`; hidden folders are a tool's. */
function isLitterPath(parts: readonly string[]): boolean {
  const name = parts.at(-1) ?? '';
  return parts.length === 0 || parts.slice(0, -1).some(isLitter) || /^(\._.*|\.DS_Store|Thumbs\.db)$/i.test(name);
}

/**
 * Where an entry of an archive belongs, as the parts of a path within the folder that it is unpacked into. Windows may
 * have put backslashes between them. Nothing leads out of the folder: no absolute path, no drive, no `..`.
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
