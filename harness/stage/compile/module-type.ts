import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The module type of a target's files, from the `package.json` in its folder or the one above (when the target is a subfolder
 * of a package). Node runs files of `"type": "module"` itself, without Babel.
 */
export function moduleTypeOf(target: string): 'module' | 'commonjs' | undefined {
  return typeIn(join(target, 'package.json')) ?? typeIn(join(dirname(target), 'package.json'));
}

/** The largest package.json that is read, in bytes. */
const largest = 1024 * 1024;

function typeIn(file: string): 'module' | 'commonjs' | undefined {
  try {
    const facts = statSync(file);
    // Opening a pipe could wait for ever.
    if (!facts.isFile() || facts.size > largest) return undefined;
    const { type } = JSON.parse(readFileSync(file, 'utf8'));
    return type === 'module' ? 'module' : 'commonjs';
  } catch {
    return undefined;
  }
}

/**
 * A `package.json` that Node can read: by one that is no JSON, or no object, it starts nothing in the folder. That would be
 * no fault of the programs, so they find an empty one in its place.
 */
export function readablePackageJson(text: string): string {
  return isObject(text) ? text : '{}\n';
}

function isObject(text: string): boolean {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** The text of a `package.json` without its `type`. */
export function withoutType(text: string): string {
  const { type: _type, ...rest } = JSON.parse(readablePackageJson(text));
  return `${JSON.stringify(rest, null, 2)}\n`;
}
