import { AstBuilder, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type Rule } from '@cucumber/messages';
import { expect } from 'chai';
import { readTasks } from '../grade/specification/tasks';

/** The most words of the exercise that a rule names. */
const few = 12;

function rulesOf(text: string): Rule[] {
  const parser = new Parser(new AstBuilder(IdGenerator.incrementing()), new GherkinClassicTokenMatcher());
  return parser.parse(text).feature?.children.flatMap(({ rule }) => rule ?? []) ?? [];
}

describe('what the rules stand on', () => {
  for (const { title, text } of readTasks()) {
    it(title, () => {
      const rules = rulesOf(text);
      expect(rules).to.not.be.empty;
      for (const { name, tags, description, children } of rules) {
        const own = tags.map(tag => tag.name);
        const scenarios = children.flatMap(({ scenario }) => scenario ?? []);
        const advises = (named: readonly { readonly name: string }[]) => named.some(tag => tag.name === '@advice');
        const onlyAdvises = advises(tags) || scenarios.every(scenario => advises(scenario.tags));
        const stands = own.includes('@text') || own.includes('@session');
        expect(stands, `${name}: stands on the text, the session or both, or is advice`).to.equal(!onlyAdvises);
        if (onlyAdvises) continue;
        const words = /^\s*Stands on: "(.+)"$/m.exec(description)?.[1] ?? '';
        expect(words, `${name}: says which words it stands on`).to.not.equal('');
        expect(words.split(' ').length, `${name}: names only few words`).to.be.at.most(few);
      }
    });
  }
});
