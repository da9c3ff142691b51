import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What kind of modules a target's files are by its `package.json`, which stands in its folder, or, where that is only the
 * folder of a package's programs, in the one above: Node runs those of `"type": "module"` itself, and Babel is not asked.
 */
export function moduleTypeOf(target: string): 'module' | 'commonjs' | undefined {
  return typeIn(join(target, 'package.json')) ?? typeIn(join(dirname(target), 'package.json'));
}

/** Of a package.json, in bytes: a larger one is something else. */
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

/** The text of a `package.json` without its word on the kind of modules. */
export function withoutType(text: string): string {
  try {
    const { type: _type, ...rest } = JSON.parse(text);
    return `${JSON.stringify(rest, null, 2)}\n`;
  } catch {
    return text;
  }
}
