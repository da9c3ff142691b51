import type { Verdict } from '../../report/result';

/** The sign of a verdict; by itself it would say nothing to who cannot see its colour. */
export const signs: Readonly<Record<string, string>> = { pass: '✓', fail: '✗', skipped: '–', error: '!', advice: '◆' };

export const meanings: Readonly<Record<string, string>> = {
  pass: 'passes',
  fail: 'fails',
  skipped: 'waits for another task',
  error: 'could not be judged',
  advice: 'advice',
};

/** A verdict's sign, with its meaning for screen readers. */
export function Sign({ verdict }: { readonly verdict: Verdict | string }) {
  return (
    <span class={verdict}>
      <span aria-hidden="true">{signs[verdict] ?? '?'}</span>
      <span class="hidden">{meanings[verdict] ?? verdict}</span>
    </span>
  );
}
