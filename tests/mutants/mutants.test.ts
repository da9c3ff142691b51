import { expect } from 'chai';
import { whyEquivalent } from '../../mutants/equivalent';
import { equivalents } from '../../mutants/equivalents';
import { type Mutation, mutationsOf } from '../../mutants/mutation';
import { renderSurvivors, scoreOf } from '../../mutants/score';
import type { Judged } from '../../mutants/store';
import { styles } from '../../mutants/styles';

describe('mutants', function () {
  this.timeout(60_000);
  let all: Mutation[];
  before(async () => {
    all = (await Promise.all(styles().map(mutationsOf))).flat();
  });

  it('are made of the programs of every task that has some, in every style', () => {
    const tasks = Array.from({ length: 13 }, (_, index) => `task-${index + 1}`).filter(task => task !== 'task-11');
    for (const { name } of styles()) {
      const own = new Set(all.filter(({ style }) => style.name === name).map(({ task }) => task));
      expect([...own].sort(), name).to.deep.equal([...tasks].sort());
    }
  });

  it('differ from their program in one place, and keep the rest of it', () => {
    const [mutation] = all.filter(({ file, original }) => file === '5-subscriber.js' && original === "'KILL_SERVER'");
    expect(mutation?.text).to.include(mutation?.replacement).and.include('client.unsubscribe');
    expect(mutation?.text).to.not.include("'KILL_SERVER'");
    expect(new Set(all.map(({ style, key }) => `${style.name} ${key}`)).size).to.equal(all.length);
  });

  it('count when they are caught or survive, and are told by their places when they survive', () => {
    const [first, second, third] = all as [Mutation, Mutation, Mutation];
    const known = new Map<string, Judged>([
      [first.key, { key: first.key, outcome: 'killed', rule: 'a rule' }],
      [second.key, { key: second.key, outcome: 'survived' }],
    ]);
    const score = scoreOf([first, second, third], known);
    expect(score).to.deep.include({ killed: 1, unsure: 1, score: 0.5 });
    expect(renderSurvivors(score.survivors)).to.include(`${second.style.name}/${second.file}:${second.line}`);
  });

  it('are equivalent for a reason only, and every reason still meets one', () => {
    for (const one of equivalents) {
      expect(one.why).to.match(/^[A-Z].*\.$/s);
      expect(
        all.some(mutation => whyEquivalent(mutation, [one]) !== undefined),
        one.why,
      ).to.equal(true);
    }
  });
});
