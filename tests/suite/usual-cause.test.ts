import { expect } from 'chai';
import { usualCause } from '../../harness/suite/usual-cause';

describe('usualCause', () => {
  const known: [string, RegExp][] = [
    [
      "ReferenceError: Cannot access 'task' before initialization",
      /calls its callback at once.*"const task = …".*task\.save/,
    ],
    ["TypeError: Cannot read properties of undefined (reading 'on')", /save\(\) gives nothing back/],
    ["TypeError: Cannot read properties of undefined (reading 'enter')", /queue\.testMode\.enter\(\)/],
    ["Error: Cannot find module './8-jobs'", /'\.\/8-jobs', and there is no such file/],
    ["Error: Cannot find module 'sinon-chai'", /the package sinon-chai/],
    ['ReferenceError: expect is not defined', /expect without importing it/],
    ['Error: Invalid Chai property: toBe', /jest's way/],
    ['TypeError: expect(...).toEqual is not a function', /jest's way/],
    ['Error: Timeout of 2000ms exceeded. For async tests', /does not come/],
  ];
  for (const [said, cause] of known) {
    it(`knows: ${said}`, () => {
      expect(usualCause(['  1 failing', '', `     ${said}`, '      at a.js:1:1'])).to.match(cause);
    });
  }

  it('says nothing of what it does not know', () => {
    expect(usualCause(['AssertionError: expected 1 to equal 2'])).to.equal('');
  });
});
