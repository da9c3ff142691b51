import type { WriteStream } from 'node:tty';
import type { Verdict } from '../result';

const signs: Readonly<Record<Verdict, string>> = { pass: '.', fail: 'F', skipped: '-', error: '!' };

/** Shows that a run goes on: a sign a scenario. */
export class Progress {
  #any = false;

  constructor(private readonly stream: Pick<WriteStream, 'write'>) {}

  readonly step = ({ verdict }: { verdict: Verdict }): void => {
    this.#any = true;
    this.stream.write(signs[verdict]);
  };

  end(): void {
    if (this.#any) this.stream.write('\n\n');
  }
}
