import { styleText } from 'node:util';
import { visible } from '../harness/compare/text/visible';
import type { Terminal } from '../harness/terminal/terminal';

const colours = ['cyan', 'magenta', 'yellow', 'green'] as const;

/** Prints the lines of terminals, each with its terminal. */
export class Lanes {
  readonly #shown = new Map<Terminal, number>();

  constructor(
    private readonly print: (line: string) => void,
    private readonly colour: boolean,
  ) {}

  /** Follows a terminal until it ends. */
  follow(terminal: Terminal, name: string): void {
    const label = this.#coloured(`${terminal.number} ${name}`, terminal.number);
    const show = () => {
      const { lines } = terminal.transcript;
      for (let at = this.#shown.get(terminal) ?? 0; at < lines.length; at += 1)
        this.print(`${label} | ${visible(lines[at]?.text ?? '')}`);
      this.#shown.set(terminal, lines.length);
    };
    terminal.on('change', show);
    void terminal.ended.then(({ exitCode, signal }) => {
      show();
      // A program that was ended for a restart, or at the end, needs no message.
      if (signal !== 'SIGKILL') this.print(`${label} | (ended${exitCode ? `, with exit code ${exitCode}` : ''})`);
    });
  }

  #coloured(text: string, number: number): string {
    const colour = colours[(number - 1) % colours.length] as (typeof colours)[number];
    return this.colour ? styleText(colour, text, { validateStream: false }) : text;
  }
}
