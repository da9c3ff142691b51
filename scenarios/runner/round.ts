import { ProgramError } from '../../harness/errors';
import { Rehearsal, type Stand } from './rehearsal';
import type { Figure, Scenario } from './scenario';

/** An expectation, and what was found instead if it did not hold. */
export interface Finding {
  readonly that: string;
  readonly unlike?: string;
}

/** The result of one play. */
export interface Round {
  readonly durationMs: number;
  readonly findings: readonly Finding[];
  readonly figures: readonly Figure[];
}

/** The expectation that a play stopped half-way breaks. */
const toTheEnd = 'The play comes to its end';

/** Whether a play stopped half-way. Then no expectation is known to hold, so none counts. */
export function brokeOff({ findings }: Round): boolean {
  return findings.some(({ that, unlike }) => that === toTheEnd && unlike !== undefined);
}

/**
 * Plays a scenario once on an empty Redis, and ends everything that it started.
 *
 * @throws the signal's reason when it is aborted, and errors that are not the programs' fault
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
    const tested = scenario.mustHold.filter(({ canTell }) => canTell(outcome));
    return {
      durationMs: Math.round(performance.now() - startedAt),
      findings: [{ that: toTheEnd }, ...tested.map(({ that, unlike }) => finding(that, unlike(outcome)))],
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
