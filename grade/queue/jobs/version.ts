import { forks, movesClocks } from '../../../harness/settings';
import { versions } from '../../../report/versions';
import { specificationFingerprint } from '../../class/fingerprint';

let known: string | undefined;

/**
 * What grades here, for others to compare: `0.1.0-3f2a91c04d77`. Two harnesses of the same version and the same text, on the
 * same Node, have the same; only they may share a class, because another one may come to another verdict.
 */
export function harnessVersion(): string {
  known ??= `${versions()['queuing-spec']}-${specificationFingerprint().slice(0, 12)}${settings()}`;
  return known;
}

/** The settings that say how programs are run, where they are not the usual ones. */
function settings(): string {
  return `${movesClocks() ? '' : '+clock-real'}${forks() ? '' : '+fork-no'}`;
}
