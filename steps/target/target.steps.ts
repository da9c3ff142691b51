/**
 * Steps on files of the target other than programs. `target-file.ts` finds them.
 *
 * Needs the harness's `stage`, to see links that leave the folder.
 */
import { Then } from '@cucumber/cucumber';
import type { SpecWorld } from '../world/world';
import { targetFile } from './target-file';

Then('there is a file {string}', function (this: SpecWorld, name: string) {
  targetFile(this.parameters.target, name);
});
