import type { WriteStream } from 'node:tty';
import type { Verdict } from '../result';

const signs: Readonly<Record<Verdict, string>> = { pass: '.', fail: 'F', skipped: '-', error: '!', advice: 'a' };

/** Shows the progress of a run: one character for each scenario. */
export class Progress {
  #any = false;

  constructor(private readonly stream: Pick<WriteStream, 'write'>) {}

  /** Shows one scenario. Advice has a character of its own, because it neither passes nor fails. */
  readonly step = ({ verdict, advice = false }: { verdict: Verdict; advice?: boolean }): void => {
    this.#any = true;
    this.stream.write(signs[advice && verdict !== 'error' ? 'advice' : verdict]);
  };

  end(): void {
    if (this.#any) this.stream.write('\n\n');
  }
}
