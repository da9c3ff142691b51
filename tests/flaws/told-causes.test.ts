import { join } from 'node:path';
import { expect } from 'chai';
import { plant } from '../../flaws/plant';
import { readRules } from '../../flaws/rules';
import { nameOf, readCollection } from '../../flaws/tasks';
import { compareCauses, nameOfCause } from '../../flaws/told-causes';
import { packageRoot } from '../../harness/package-root';
import { knownCause } from '../../report/causes/causes';
import { evidenceOf } from '../../report/causes/evidence';
import type { ScenarioResult } from '../../report/scenario';
import { makeFolder } from '../folder';

describe('the cause that a flaw is told', () => {
  it('has a name without places, numbers and texts', () => {
    const told = (line: number, text: string) => `9-stock.js:${line} prints "${text}"; it should print "${text}s".`;
    expect(nameOfCause(told(3, 'one'))).to.equal(nameOfCause(told(14, 'another text')));
    expect(nameOfCause(told(3, 'one'))).to.equal('… prints …; it should print ….');
  });

  it('is complained of where it is another, or none', () => {
    const [complaint] = compareCauses(new Map([['task-9-never-done', 'The blacklist holds numbers.']]));
    expect(complaint).to.match(
      /^CAUSE {2}of task-9-never-done is now "The blacklist holds numbers\."; it was "The function/,
    );
    expect(compareCauses(new Map([['task-9-never-done', undefined]]))).to.have.lengthOf(1);
    expect(compareCauses(new Map([['task-9-new', undefined]])).join()).to.match(/no cause of it is kept yet/);
  });
});

/** What many do at once a variant may leave open, and what is said of that is true of it. */
const ofMany = /when many ask at once|^No more than the fifty seats/;

describe('a harmless variant', () => {
  const rules = readRules();
  const { flaws, equivalents } = readCollection();
  const programsOf = (task: string) =>
    new Set(
      [...flaws, ...equivalents].flatMap(edit =>
        edit.task !== task ? [] : ['program' in edit ? edit.program : edit.file.replace(/\.[jt]s$/, '')],
      ),
    );
  for (const equivalent of equivalents) {
    it(`${nameOf(equivalent)} has no sign of a known mistake in its text`, () => {
      const folder = makeFolder({});
      try {
        plant([equivalent], join(packageRoot, 'src'), folder.path);
        const steps = [...programsOf(equivalent.task)].map(name => ({ text: `"${name}" runs` }));
        const seen = { taskId: equivalent.task, rule: '', message: '', transcripts: [], values: {}, sites: [], steps };
        const evidence = evidenceOf(seen as unknown as ScenarioResult, folder.path);
        for (const { rule } of rules.filter(one => one.task === equivalent.task && !ofMany.test(one.rule)))
          expect(knownCause({ ...evidence, rule })?.says, rule).to.equal(undefined);
      } finally {
        folder.remove();
      }
    });
  }
});
