/** A program that throws the parser's error, in place of a text that is not a program. */
export function throwing(said: string): string {
  return `throw new SyntaxError(${JSON.stringify(said)});\n`;
}
