import { Then } from '@cucumber/cucumber';
import { targetFile } from './target-file';
import type { SpecWorld } from './world';

Then('there is a file {string}', function (this: SpecWorld, name: string) {
  targetFile(this.parameters.target, name);
});
