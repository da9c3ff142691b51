import { ProgramError } from '../../harness/errors';
import { Rehearsal, type Stand } from './rehearsal';
import type { Figure, Scenario } from './scenario';

/** What must hold, and what was found instead where it did not. */
export interface Finding {
  readonly that: string;
  readonly unlike?: string;
}

/** What came of one play. */
export interface Round {
  readonly durationMs: number;
  readonly findings: readonly Finding[];
  readonly figures: readonly Figure[];
}

/** What is held against a play that stopped half-way. */
const toTheEnd = 'The play comes to its end';

/** Whether a play stopped half-way: nothing of what must hold is known then, and so none of it counts as held. */
export function brokeOff({ findings }: Round): boolean {
  return findings.some(({ that, unlike }) => that === toTheEnd && unlike !== undefined);
}

/**
 * Plays a scenario once, on a Redis that is made empty before, and ends all that was started.
 *
 * @throws the signal's reason when it is aborted, and whatever is not the programs' fault
 */
export async function playRound(
  scenario: Scenario,
  values: Readonly<Record<string, number>>,
  stand: Stand,
  signal: AbortSignal,
): Promise<Round> {
  await stand.redis.empty();
  signal.throwIfAborted();
  const startedAt = performance.now();
  const rehearsal = new Rehearsal(stand);
  try {
    const outcome = await Promise.race([scenario.play(rehearsal, values), aborted(signal)]);
    const told = scenario.mustHold.filter(({ isTold }) => isTold(outcome));
    return {
      durationMs: Math.round(performance.now() - startedAt),
      findings: [{ that: toTheEnd }, ...told.map(({ that, unlike }) => finding(that, unlike(outcome)))],
      figures: scenario.figures?.(outcome) ?? [],
    };
  } catch (error) {
    if (!(error instanceof ProgramError)) throw error;
    const durationMs = Math.round(performance.now() - startedAt);
    return { durationMs, findings: [finding(toTheEnd, error.message)], figures: [] };
  } finally {
    await rehearsal.close();
  }
}

function finding(that: string, unlike: string | undefined): Finding {
  return { that, ...(unlike !== undefined && { unlike }) };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
  });
}
