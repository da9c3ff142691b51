import { UsageError } from './usage-error';

/**
 * npm keeps every option before a bare `--` for itself, and passes only the rest to the script: `npm run grade mine --task 5`
 * would grade all tasks of `mine`. The environment shows which options it kept.
 *
 * @param options the names of our own options
 * @throws UsageError when npm kept one
 */
export function refuseSwallowed(options: readonly string[], env: NodeJS.ProcessEnv = process.env): void {
  if (env.npm_lifecycle_event !== 'grade') return;
  const taken = options.filter(name => env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined);
  if (taken.length === 0) return;
  const names = taken.map(name => `--${name}`).join(' and ');
  throw new UsageError(
    `npm took ${names} for itself: put -- before the options, as in: npm run grade -- FOLDER --${taken[0]} …`,
  );
}
