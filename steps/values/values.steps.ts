/**
 * Values that a scenario calls by name: `{word}` is drawn at random here, and `fill` puts it into later texts.
 * The parameter types of all steps are defined here too.
 */
import { defineParameterType, Given } from '@cucumber/cucumber';
import type { SpecWorld } from '../world/world';
import type { RandomKind } from './random';

defineParameterType({
  name: 'name',
  regexp: /\{([A-Za-z][\w-]*)\}/,
  transformer: (name: string) => name,
});

defineParameterType({
  name: 'kind',
  regexp: /word|sentence|number|phone number/,
  transformer: (kind: string) => kind,
});

// A job is named by its id, or by the name under which a step has kept its id.
defineParameterType({
  name: 'job',
  regexp: /\d+|\{[A-Za-z][\w-]*\}/,
  transformer: (job: string) => job,
});

defineParameterType({
  name: 'state',
  regexp: /inactive|active|complete|failed|delayed/,
  transformer: (state: string) => state,
});

defineParameterType({
  name: 'command',
  regexp: /[A-Z]+/,
  transformer: (command: string) => command,
});

defineParameterType({
  name: 'keyword',
  regexp: /await|async|promises/,
  transformer: (keyword: string) => keyword,
});

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
