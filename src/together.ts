interface Asker {
  answer(granted: boolean): void;
  fail(error: unknown): void;
}

/**
 * Decides on many at once: who asks while a decision is under way is in the next one, with all the others. `grant` is
 * told how many ask, and tells how many of them get it: those who came first.
 */
export function together(grant: (asking: number) => Promise<number>): () => Promise<boolean> {
  let waiting: Asker[] = [];
  let deciding = false;

  async function decide(): Promise<void> {
    deciding = true;
    while (waiting.length > 0) {
      const askers = waiting;
      waiting = [];
      await grant(askers.length).then(
        granted => askers.forEach(({ answer }, index) => void answer(index < granted)),
        error => askers.forEach(({ fail }) => void fail(error)),
      );
    }
    deciding = false;
  }

  return () =>
    new Promise((answer, fail) => {
      waiting.push({ answer, fail });
      if (!deciding) decide();
    });
}
