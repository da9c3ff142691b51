import { UsageError } from './usage-error';

/**
 * npm takes every option before a bare `--` for itself, and hands the script only what is left: `npm run grade mine
 * --task 5` would grade all tasks of `mine`. It leaves a trace in the environment.
 *
 * @param options the names of our own options
 * @throws UsageError where npm took one
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
