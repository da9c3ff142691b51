import { defineParameterType } from '@cucumber/cucumber';

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

// A job is called by its id, or by the name that its id was captured as.
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
