import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What kind of modules a target's files are by its `package.json`, which stands in its folder, or, where that is only the
 * folder of a package's programs, in the one above: Node runs those of `"type": "module"` itself, and Babel is not asked.
 */
export function moduleTypeOf(target: string): 'module' | 'commonjs' | undefined {
  return typeIn(join(target, 'package.json')) ?? typeIn(join(dirname(target), 'package.json'));
}

function typeIn(file: string): 'module' | 'commonjs' | undefined {
  try {
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
