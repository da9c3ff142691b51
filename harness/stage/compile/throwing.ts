/** What a text that is no program becomes: a program that throws what the parser said of it. */
export function throwing(said: string): string {
  return `throw new SyntaxError(${JSON.stringify(said)});\n`;
}
