import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a class is: a bar with the time that is left on a terminal, else a line now and then. */
export class ClassProgress {
  readonly #bar: SingleBar;

  /** @param before how many were done by an earlier run */
  constructor(total: number, before: number) {
    this.#bar = new SingleBar(
      {
        format: '{bar} {value} / {total}, {eta_formatted} left {name}',
        stream: process.stdout.isTTY ? process.stdout : process.stderr,
        noTTYOutput: !process.stdout.isTTY,
        notTTYSchedule: 10_000,
        etaBuffer: 20,
        hideCursor: false,
        forceRedraw: true,
      },
      Presets.shades_classic,
    );
    this.#bar.start(total, before, { name: '' });
  }

  finished(name: string): void {
    this.#bar.increment(1, { name });
  }

  end(): void {
    this.#bar.stop();
  }
}
