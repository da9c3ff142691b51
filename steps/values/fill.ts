import { HarnessError } from '../../harness/errors';

const name = /(?<!\$)\{([A-Za-z][\w-]*)\}/g;

/**
 * Replaces each `{name}` by its value in this scenario.
 *
 * @throws HarnessError for a name without a value: the feature is at fault
 */
export function fill(text: string, bindings: Readonly<Record<string, string>>): string {
  return text.replace(name, (_, known: string) => {
    const value = bindings[known];
    if (value === undefined) throw new HarnessError(`{${known}} has no value in this scenario yet.`);
    return value;
  });
}

/** The same for the text of a program: braces around any other name are the program's own, and stay. */
export function fillKnown(text: string, bindings: Readonly<Record<string, string>>): string {
  return text.replace(name, (whole, known: string) => bindings[known] ?? whole);
}
