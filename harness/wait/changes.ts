/** Counts events, so that a wait can continue at the next one, and misses none. */
export class Changes {
  #version = 0;
  #waiting: (() => void)[] = [];

  get version(): number {
    return this.#version;
  }

  /** Something has happened: waits check their conditions again. */
  readonly happened = (): void => {
    this.#version += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  };

  /** Resolves when something has happened since the given version; at once if it already has. */
  async since(version: number): Promise<void> {
    if (this.#version !== version) return;
    await new Promise<void>(resolve => this.#waiting.push(resolve));
  }
}
