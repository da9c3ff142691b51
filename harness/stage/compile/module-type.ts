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

/** The text of a `package.json` without its `type`. */
export function withoutType(text: string): string {
  try {
    const { type: _type, ...rest } = JSON.parse(text);
    return `${JSON.stringify(rest, null, 2)}\n`;
  } catch {
    return text;
  }
}
