import { createHash } from 'node:crypto';

/** The kinds of value that a feature can ask for. */
export type RandomKind = 'word' | 'sentence' | 'number' | 'phone number';

/**
 * Values that no program can know beforehand, and that come again with the same seed: each scenario draws from a row
 * of its own, so that neither the order of scenarios nor the number of workers changes a value.
 */
export class Random {
  #drawn = 0;

  constructor(private readonly seed: string) {}

  /** A value of one kind, never the same twice in a scenario but by chance. */
  value(kind: RandomKind): string {
    switch (kind) {
      case 'word':
        return this.#word();
      case 'sentence':
        return `${this.#word()} ${this.#word()} #${this.integer(10, 99)} ${this.#word()}`;
      case 'number':
        return String(this.integer(100, 9999));
      case 'phone number':
        return `4${this.integer(100_000_000, 999_999_999)}`;
    }
  }

  /** A text of a length; only as long as it is, not the less to be known beforehand for repeating itself. */
  text(length: number): string {
    const sentence = `${this.value('sentence')} `;
    return sentence
      .repeat(Math.ceil(length / sentence.length))
      .slice(0, length - 1)
      .concat('.');
  }

  /** A whole number, both ends included. */
  integer(least: number, most: number): number {
    return least + (this.#next() % (most - least + 1));
  }

  /** A word that looks like one and is none. */
  #word(): string {
    const syllables = Array.from(
      { length: this.integer(3, 4) },
      () => this.#pick('bdfgklmnprstvz') + this.#pick('aeiou'),
    );
    const [first = '', ...rest] = syllables.join('');
    return first.toUpperCase() + rest.join('');
  }

  #pick(letters: string): string {
    return letters.charAt(this.integer(0, letters.length - 1));
  }

  #next(): number {
    this.#drawn += 1;
    return createHash('sha256').update(`${this.seed}\0${this.#drawn}`).digest().readUInt32BE(0);
  }
}
