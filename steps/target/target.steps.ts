/** Steps on files of the target that are no programs. `target-file.ts` finds them. */
import { Then } from '@cucumber/cucumber';
import type { SpecWorld } from '../world/world';
import { targetFile } from './target-file';

Then('there is a file {string}', function (this: SpecWorld, name: string) {
  targetFile(this.parameters.target, name);
});
