/**
 * What the person who rehearses sees: the terminals' lines side by side, a bar while something takes long, and at the end
 * the tables of what must hold and how long responses took.
 *
 * Needs the harness's `compare/drawing`, and nothing of the programs.
 */
import type { WriteStream } from 'node:tty';
import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { type Paint, painter } from '../../../harness/compare/drawing';
import { colouredLanes, columnLanes, headOf, type Lanes, plainLanes } from './lanes';
import { Pace } from './pace';

/** Where a scenario prints: standard output, or a stand-in. */
export type Output = Pick<WriteStream, 'write' | 'isTTY'> & { readonly columns?: number };

/** Long work of a known size. */
export interface Work {
  /** @param done how much of it, in all */
  update(done: number): void;
  end(): void;
}

/** Shows the lines of the programs and, below them, a bar while something takes long. */
export class Screen {
  readonly paint: Paint;
  #bars: MultiBar | undefined;
  #lanes: Lanes;

  constructor(private readonly output: Output) {
    const colour = output.isTTY === true && !process.env.NO_COLOR;
    this.paint = painter(colour);
    this.#lanes = colour ? colouredLanes : plainLanes;
  }

  /** Shows the terminals of these programs side by side from now on, if there is room. */
  placeSideBySide(programs: readonly string[]): void {
    const lanes = columnLanes(programs.length, this.output.columns ?? 80);
    if (this.#lanes !== colouredLanes || lanes === colouredLanes) return;
    this.#lanes = lanes;
    this.line(headOf(programs, this.output.columns ?? 80));
  }

  line(text = ''): void {
    if (this.#bars) this.#bars.log(`${text}\n`);
    else this.output.write(`${text}\n`);
  }

  /** Shows a line of a terminal. */
  laneLine(number: number, program: string, text: string): void {
    for (const line of this.#lanes({ number, program, text })) this.line(line);
  }

  /** Shows the progress of work: a bar with rate and time left; without a terminal, a line for each tenth. */
  work(what: string, unit: string, total: number): Work {
    const pace = new Pace(what, unit, total);
    return this.output.isTTY ? this.#bar(pace) : this.#tenths(pace);
  }

  /** Removes the bar and shows the cursor again. */
  end(): void {
    this.#bars?.stop();
    this.#bars = undefined;
  }

  #bar(pace: Pace): Work {
    this.end();
    this.#bars = new MultiBar(
      {
        format: '{bar} {text}',
        stream: this.output as WriteStream,
        hideCursor: true,
        clearOnComplete: true,
        gracefulExit: false,
      },
      Presets.shades_classic,
    );
    const bar: SingleBar = this.#bars.create(pace.total, 0, { text: pace.text(0) });
    return { update: done => bar.update(done, { text: pace.text(done) }), end: () => this.end() };
  }

  #tenths(pace: Pace): Work {
    let tenths = 0;
    return {
      update: done => {
        const tenth = Math.floor((10 * done) / pace.total);
        if (tenth <= tenths) return;
        tenths = tenth;
        this.line(pace.text(done));
      },
      end: () => {},
    };
  }
}
