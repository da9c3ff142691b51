import type { Disturbance, Played, Verdicts } from './play';

/** A rule that had another verdict under stress. */
export interface Change {
  readonly subject: string;
  readonly rule: string;
  readonly undisturbed: string;
  readonly disturbed: string;
  readonly why: string;
  readonly disturbance: Disturbance;
  readonly stops: Played['stops'];
}

/** The differences between a play without disturbance and one with it. */
export function changesIn(subject: string, before: Verdicts, disturbance: Disturbance, after: Played): Change[] {
  const rules = [...new Set([...Object.keys(before), ...Object.keys(after.verdicts)])];
  return rules.flatMap(rule => {
    const [undisturbed, now] = [before[rule], after.verdicts[rule]];
    if (undisturbed?.verdict === now?.verdict) return [];
    const [calm, disturbed] = [undisturbed?.verdict ?? 'not there', now?.verdict ?? 'not there'];
    const why = now?.why || undisturbed?.why || '';
    return [{ subject, rule, undisturbed: calm, disturbed, why, disturbance, stops: after.stops }];
  });
}

/** Describes a change, and how to repeat it. */
export function renderChange({ subject, rule, undisturbed, disturbed, why, disturbance, stops }: Change): string {
  const parts = [...new Set(stops.map(({ part }) => part))].map(part => {
    const lengths = stops.filter(one => one.part === part).map(one => one.for);
    return `${part} ${lengths.length} times, at longest ${Math.max(...lengths)} ms`;
  });
  const [seed, round] = disturbance.seed.split(' ');
  return [
    `✗ ${subject}, ${rule}`,
    `    ${undisturbed} undisturbed, ${disturbed} under: ${disturbance.kinds.join(', ')}`,
    ...(parts.length > 0 ? [`    stood still: ${parts.join('; ')}`] : []),
    ...why
      .split('\n')
      .slice(0, 12)
      .map(line => `    │ ${line.slice(0, 200)}`),
    `    again: npm run stress -- --seed ${seed} --only ${subject} --rounds ${round}`,
  ].join('\n');
}
