import { HarnessError } from '../../harness/errors';

const name = /(?<!\$)\{([A-Za-z][\w-]*)\}/g;

/**
 * Puts the values in the places of their names: `{school}` becomes what the scenario calls `{school}`.
 *
 * @throws HarnessError for a name that nothing is known by: the feature is at fault
 */
export function fill(text: string, bindings: Readonly<Record<string, string>>): string {
  return text.replace(name, (_, known: string) => {
    const value = bindings[known];
    if (value === undefined) throw new HarnessError(`Nothing is known as {${known}} in this scenario yet.`);
    return value;
  });
}

/** The same in a program's text, where braces are the program's own unless they hold a name that is known. */
export function fillKnown(text: string, bindings: Readonly<Record<string, string>>): string {
  return text.replace(name, (whole, known: string) => bindings[known] ?? whole);
}
