import { UsageError } from './usage-error';

/**
 * npm keeps every option before a bare `--` for itself, and passes only the rest to the script: `npm run grade mine --task 5`
 * would grade all tasks of `mine`. The environment shows which options it kept.
 *
 * @param options the names of our own options
 * @throws UsageError when npm kept one
 */
export function refuseSwallowed(
  options: readonly string[],
  script: 'grade' | 'play' = 'grade',
  env: NodeJS.ProcessEnv = process.env,
): void {
  if (env.npm_lifecycle_event !== script) return;
  const isKept = (name: string) => env[`npm_config_${name.replaceAll('-', '_')}`] !== undefined;
  // npm reads --class as a bundle of its own -l and -a.
  const isClass = options.includes('class') && isKept('all') && isKept('long');
  const taken = isClass ? ['class'] : options.filter(isKept);
  if (taken.length === 0) return;
  const names = taken.map(name => `--${name}`).join(' and ');
  const folder = isClass ? '' : ' FOLDER';
  throw new UsageError(
    `npm took ${names} for itself: put -- before the options, as in: npm run ${script} --${folder} --${taken[0]} …`,
  );
}
