import { type Step, similarity } from '../text';

/** A less similar line stays with the `...` that took it. */
const LEAST_ALIKE = 0.6;
/** How many lines beside a missing one are searched. */
const MOST_LINES = 300;

/**
 * A `...` next to a missing line takes everything, also the line that is meant but misspelt. This recovers it: the absorbed
 * line that looks most like the missing one becomes an extra row next to it.
 */
export function recoverAbsorbed(
  steps: readonly Step[],
  expectedText: (step: Step) => string,
  actualText: (step: Step) => string,
): Step[] {
  const given = new Map<Step, Step>();
  const taken = new Set<Step>();
  for (const [at, step] of steps.entries()) {
    if (step.kind !== 'missing') continue;
    let best: Step | undefined;
    let bestAlike = LEAST_ALIKE;
    for (const candidate of absorbedBeside(steps, at)) {
      const alike = taken.has(candidate) ? 0 : similarity(expectedText(step), actualText(candidate));
      if (alike <= bestAlike) continue;
      best = candidate;
      bestAlike = alike;
    }
    if (best === undefined) continue;
    taken.add(best);
    given.set(step, best);
  }
  inOrder(given, expectedText);
  return steps.flatMap(step => {
    if (taken.has(step)) return [];
    const back = given.get(step);
    return back === undefined ? [step] : [step, { ...back, kind: 'extra' as const }];
  });
}

/** Gives equal missing lines theirs in the order in which they came. */
function inOrder(given: Map<Step, Step>, expectedText: (step: Step) => string): void {
  const equal = new Map<string, Step[]>();
  for (const step of given.keys()) equal.set(expectedText(step), [...(equal.get(expectedText(step)) ?? []), step]);
  for (const steps of equal.values()) {
    const backs = steps.map(step => given.get(step) as Step).sort((one, other) => one.actual - other.actual);
    for (const [index, step] of steps.entries()) given.set(step, backs[index] as Step);
  }
}

/** The lines taken by the `...` before and after, with no matched line in between. */
function absorbedBeside(steps: readonly Step[], at: number): Step[] {
  const reach = (direction: 1 | -1) => {
    const found: Step[] = [];
    for (let place = at + direction; found.length < MOST_LINES; place += direction) {
      const step = steps[place];
      if (step === undefined || step.kind === 'same') break;
      if (step.kind === 'absorbed') found.push(step);
    }
    return found;
  };
  return [...reach(-1), ...reach(1)];
}
