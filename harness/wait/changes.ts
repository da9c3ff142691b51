/** Counts what has happened, so that a wait can go on from the moment something does, and none is missed. */
export class Changes {
  #version = 0;
  #waiting: (() => void)[] = [];

  get version(): number {
    return this.#version;
  }

  /** Something has happened: whoever waits looks again. */
  readonly happened = (): void => {
    this.#version += 1;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  };

  /** Resolves once something has happened since the given version; at once when it already has. */
  async since(version: number): Promise<void> {
    if (this.#version !== version) return;
    await new Promise<void>(resolve => this.#waiting.push(resolve));
  }
}
