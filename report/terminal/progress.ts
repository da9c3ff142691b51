import type { WriteStream } from 'node:tty';
import type { Verdict } from '../result';

const signs: Readonly<Record<Verdict, string>> = { pass: '.', fail: 'F', skipped: '-', error: '!', advice: 'a' };

/** Shows that a run goes on: a sign a scenario. */
export class Progress {
  #any = false;

  constructor(private readonly stream: Pick<WriteStream, 'write'>) {}

  /** One scenario: what only advises has a sign of its own, met or not, since it neither passes nor fails. */
  readonly step = ({ verdict, advice = false }: { verdict: Verdict; advice?: boolean }): void => {
    this.#any = true;
    this.stream.write(signs[advice && verdict !== 'error' ? 'advice' : verdict]);
  };

  end(): void {
    if (this.#any) this.stream.write('\n\n');
  }
}
