import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Equivalent } from '../../flaws/flaw';
import { groupEdits } from '../../flaws/groups';

describe('groupEdits', () => {
  let reference: string;
  const edit = (id: string, find: string, replace = 'x', task = 'task-1'): Equivalent =>
    ({ id, task, what: '', program: 'a', find, replace }) as Equivalent;
  const ids = (edits: Equivalent[]) => groupEdits(edits, reference).map(group => group.map(({ id }) => id).join(' '));

  before(() => {
    reference = mkdtempSync(join(tmpdir(), 'queuing-spec-groups-'));
    writeFileSync(join(reference, 'a.ts'), 'one two three four five six');
  });
  after(() => rmSync(reference, { recursive: true }));

  it('puts edits of different places together', () => {
    const words = ['one', 'two', 'three', 'four', 'five', 'six'];
    expect(ids(words.map(word => edit(word, word)))).to.deep.equal(['one two three four five six']);
  });

  it('keeps edits apart whose places overlap', () => {
    expect(ids([edit('a', 'one two'), edit('b', 'two three')])).to.deep.equal(['a', 'b']);
  });

  it('keeps edits of different tasks apart', () => {
    expect(ids([edit('a', 'one'), edit('b', 'two', 'x', 'task-2')])).to.deep.equal(['a', 'b']);
  });

  it('keeps an edit apart whose text another one writes a second time', () => {
    expect(ids([edit('a', 'one', 'two'), edit('b', 'two')])).to.deep.equal(['a', 'b']);
  });

  it('leaves an edit alone that replaces a file', () => {
    const file = { id: 'f', task: 'task-1', what: '', file: 'dump.rdb', content: null };
    expect(ids([edit('a', 'one'), file])).to.deep.equal(['a', 'f']);
  });

  it('leaves an edit alone whose text is not there, to be told of', () => {
    expect(ids([edit('a', 'one'), edit('b', 'seven')])).to.deep.equal(['a', 'b']);
  });
});
