import { Given } from '@cucumber/cucumber';
import type { RandomKind } from './random';
import type { SpecWorld } from './world';

Given('{name} is a random {kind}', function (this: SpecWorld, name: string, kind: RandomKind) {
  this.bindings[name] = this.random.value(kind);
});

Given('{name} is a random text of {int} characters', function (this: SpecWorld, name: string, length: number) {
  this.bindings[name] = this.random.text(length);
});

Given(
  '{name} is a random number from {int} to {int}',
  function (this: SpecWorld, name: string, least: number, most: number) {
    this.bindings[name] = String(this.random.integer(least, most));
  },
);
