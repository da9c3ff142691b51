import type { Explain } from '../../report/summarise';

/**
 * What explains failures, loaded at the first one: it needs the TypeScript compiler, which takes longer to load than a few
 * scenarios to run.
 */
export function explainOnce(target: string): Explain {
  let explain: Explain | undefined;
  return scenario => {
    explain ??= (require('./feedback') as typeof import('./feedback')).feedbackOn(target);
    return explain(scenario);
  };
}
