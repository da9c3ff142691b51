import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { byName, memberIds } from '../../grade/class/members/names';
import { readRoster, studentFor } from '../../grade/class/members/roster';
import { submissionName } from '../../grade/class/members/submission-name';
import { makeFolder } from '../folder';

describe('names of a class', () => {
  const platforms: readonly (readonly [string, object | undefined])[] = [
    ['Ada Lovelace_4711_assignsubmission_file_', { from: 'Moodle', who: 'Ada Lovelace', number: '4711' }],
    ['Ada Lovelace_4711_assignsubmission_file', { from: 'Moodle', who: 'Ada Lovelace', number: '4711' }],
    [
      'José Núñez_4711_assignsubmission_file_queue.zip',
      { from: 'Moodle', who: 'José Núñez', number: '4711', file: 'queue.zip' },
    ],
    ['Participant_99_assignsubmission_file_', { from: 'Moodle', who: 'Participant', number: '99' }],
    [
      'lovelaceada_1234_5678_queue.zip',
      { from: 'Canvas', who: 'lovelaceada', number: '1234', late: false, file: 'queue.zip' },
    ],
    [
      'lovelaceada_late_1234_5678_a_b.js',
      { from: 'Canvas', who: 'lovelaceada', number: '1234', late: true, file: 'a_b.js' },
    ],
    [
      'lovelaceada_LATE_1234_5678_q.zip',
      { from: 'Canvas', who: 'lovelaceada', number: '1234', late: true, file: 'q.zip' },
    ],
    ['submission_123456', { from: 'Gradescope', who: 'submission_123456', number: '123456' }],
    ['ada', undefined],
    ['0x03-queuing_system_in_js', undefined],
    ['6-job_creator.js', undefined],
    ['redis_2_fast', undefined],
  ];
  for (const [name, parts] of platforms)
    it(`${name}: ${parts ? 'taken apart' : 'a name of its own'}`, () => {
      expect(submissionName(name)).to.deep.equal(parts);
    });

  it('are sorted as people sort', () => {
    const names = ['zoe', 'Ärne', 'team 10', 'bob', 'team 9', 'Bob', 'anna', 'Åsa'];
    expect(names.sort(byName)).to.deep.equal(['anna', 'Ärne', 'Åsa', 'Bob', 'bob', 'team 9', 'team 10', 'zoe']);
  });

  it('give ids that no file system confuses', () => {
    const ids = memberIds(['Ann', 'ann', 'A\u0308rne', 'Ärne', '王', '=1+1', 'x'.repeat(300), 'bob']);
    expect(new Set(ids).size).to.equal(8);
    for (const id of ids) expect(id).to.match(/^[a-z0-9-]{1,80}$/);
    expect(ids.at(-1)).to.equal('bob');
  });

  const rosters: Readonly<Record<string, string>> = {
    'commas and a login': 'Student ID,Name,Login\n4711,Ada Lovelace,ada\n4712,José Núñez,jose\n',
    'semicolons and a byte order mark': '\uFEFFid;name;login\r\n4711;Ada Lovelace;ada\r\n4712;José Núñez;jose\r\n',
    'first and last names, and addresses':
      'First name,Last name,Email\nAda,Lovelace,ada@x.edu\nJosé,Núñez,jose@x.edu\n',
  };
  for (const [what, text] of Object.entries(rosters))
    it(`a roster with ${what}`, () => {
      const folder = makeFolder();
      const path = join(folder.path, 'roster.csv');
      writeFileSync(path, text);
      const roster = readRoster(path);
      folder.remove();
      for (const called of ['ada', 'lovelaceada', 'Ada Lovelace', 'ADA_LOVELACE', 'lovelace, ada'.replace(',', '')])
        expect(studentFor(roster, [called])?.who, called).to.equal('Ada Lovelace');
      expect(studentFor(roster, ['jose nunez'])?.who).to.equal('José Núñez');
      expect(studentFor(roster, ['nobody'])).to.equal(undefined);
    });
});
