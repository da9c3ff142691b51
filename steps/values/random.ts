import { createHash } from 'node:crypto';

/** The kinds of value that a feature can ask for. */
export type RandomKind = 'word' | 'sentence' | 'number' | 'phone number';

/**
 * Random values that no program can know beforehand. The same seed gives the same values; each scenario has a sequence of
 * its own, so neither the order of scenarios nor the number of workers changes a value.
 */
export class Random {
  #drawn = 0;

  constructor(private readonly seed: string) {}

  /** A new value of one kind. */
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

  /** A text of a length in characters. It repeats a random sentence. */
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

  /** A made-up word that can be pronounced. */
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
