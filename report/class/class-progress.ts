import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';
import { visible } from '../../harness/compare/text';

/** Shows the progress of a class and the time left: a bar on a terminal, otherwise one line for each solution. */
export class ClassProgress {
  readonly #bar: SingleBar | undefined;
  readonly #startedAt = Date.now();
  #done: number;

  /** @param before how many were done by an earlier run */
  constructor(
    private readonly total: number,
    private readonly before: number,
    private readonly stream: WriteStream = process.stdout,
  ) {
    this.#done = before;
    if (!stream.isTTY) return;
    this.#bar = new SingleBar({ format: '{bar} {text}', stream, hideCursor: false }, Presets.shades_classic);
    this.#bar.start(total, before, { text: this.#text() });
  }

  finished(name: string): void {
    this.#done += 1;
    if (this.#bar) this.#bar.update(this.#done, { text: this.#text(name) });
    else this.stream.write(`${this.#text(name)}\n`);
  }

  end(): void {
    this.#bar?.stop();
  }

  #text(name = ''): string {
    const own = this.#done - this.before;
    const left = own > 0 ? ((Date.now() - this.#startedAt) / own) * (this.total - this.#done) : undefined;
    return `${this.#done} / ${this.total}${left === undefined ? '' : `, ${spoken(left)} left`}${name && `: ${visible(name)}`}`;
  }
}

function spoken(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 100) return `${seconds} s`;
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
