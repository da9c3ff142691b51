import { StringDecoder } from 'node:string_decoder';
import { fewThings } from './limits';

/** One line of a transcript. */
export interface TranscriptLine {
  readonly text: string;
  /** When its line break arrived, in ms since the epoch. */
  readonly at: number;
  /** When the program printed it, in ms on the programs' clock, if the harness moves it; exact on any machine. */
  readonly programTime?: number;
  /** Its position in the output, in bytes. */
  readonly from: number;
}

/** How a line is shown after the one before it; undefined: not at all. */
export type Show = (line: string, before: string | undefined) => string | undefined;

/**
 * The lines of a program's output, standard output and standard error in their order, each with its time. Output beyond the cap
 * is dropped, and `cut` is set.
 */
export class Transcript {
  readonly lines: TranscriptLine[] = [];
  /** True when the program printed more than the cap; the rest is lost. */
  cut = false;
  #rest = '';
  #bytes = 0;
  #pushed = 0;
  readonly #decoder = new StringDecoder('utf8');
  readonly #show: Show;
  readonly #cap: number;

  /**
   * @param show replaces what only this run knows (a cache folder) by what the learner knows
   * @param cap how much of the output is kept, in bytes
   * @param programTime returns the time on the programs' clock
   */
  constructor(
    show: Show = text => text,
    cap = fewThings.outputBytes,
    private readonly programTime: () => number | undefined = () => undefined,
  ) {
    this.#show = show;
    this.#cap = cap;
  }

  /** Adds the next chunk of output; returns whether there was room for all of it. */
  add(chunk: Buffer): boolean {
    const room = this.#cap - this.#bytes;
    if (chunk.length > room) this.cut = true;
    this.#bytes += Math.min(chunk.length, room);
    this.#take(this.#decoder.write(chunk.subarray(0, Math.max(room, 0))));
    return !this.cut;
  }

  /** Ends the output: what follows the last line break is a line too. */
  end(): void {
    this.#take(this.#decoder.end());
    if (this.#rest !== '') this.#push(this.#rest);
    this.#rest = '';
  }

  /** The lines as texts, including a last one without a line break. */
  texts(): string[] {
    const texts = this.lines.map(line => line.text);
    const last = this.#rest === '' ? undefined : this.#show(this.#rest, texts.at(-1));
    return last === undefined ? texts : [...texts, last];
  }

  #take(text: string): void {
    const pieces = (this.#rest + text).split('\n');
    this.#rest = pieces.pop() ?? '';
    for (const piece of pieces) this.#push(piece);
  }

  #push(text: string): void {
    const shown = this.#show(text.endsWith('\r') ? text.slice(0, -1) : text, this.lines.at(-1)?.text);
    const from = this.#pushed;
    this.#pushed += Buffer.byteLength(text) + 1;
    if (shown === undefined) return;
    const programTime = this.programTime();
    this.lines.push({ text: shown, at: Date.now(), from, ...(programTime !== undefined && { programTime }) });
  }
}
