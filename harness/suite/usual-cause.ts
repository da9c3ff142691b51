/** Errors of failing suites, each with its usual cause. */
const causes: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /Cannot access '(\w+)' before initialization/,
    name =>
      `In Kue's test mode save() calls its callback at once, before "const ${name} = …" has its value. Create the job ` +
      `first (const ${name} = queue.create(…)), then call ${name}.save(…): that works with and without the test mode.`,
  ],
  [
    /Cannot read properties of undefined \(reading '(on|id|once|log|events)'\)/,
    member =>
      `In Kue's test mode save() gives nothing back, so "const job = queue.create(…).save()" leaves job without a value, ` +
      `and job.${member} fails. Create the job first (const job = queue.create(…)), then call job.save(…).`,
  ],
  [
    /Cannot read properties of undefined \(reading '(enter|exit|clear|jobs)'\)/,
    () => 'The test mode belongs to the queue: const queue = kue.createQueue(), then queue.testMode.enter().',
  ],
  [
    /Cannot find (?:module|package) '(\.[^']*)'/,
    path =>
      `The suite imports '${path}', and there is no such file: is the name right, and the path from the suite's own folder?`,
  ],
  [
    /Cannot find (?:module|package) '([^'./][^']*)'/,
    name => `The suite uses the package ${name}, which the exercise's package.json does not have.`,
  ],
  [
    /ReferenceError: (expect|sinon|chai|assert|should|kue) is not defined/,
    name => `The suite uses ${name} without importing it.`,
  ],
  [
    /jest is not defined|Invalid Chai property: to(?:Be|Equal|Throw|Have|Match|Contain)|\.to(?:Be|Equal|Throw|StrictEqual|HaveLength|HaveBeenCalled\w*) is not a function/,
    () => "This is jest's way to assert; with chai it is expect(…).to.equal(…), expect(…).to.throw(…).",
  ],
  [
    /Timeout of \d+ms exceeded/,
    () =>
      'A test waits for something that does not come: in the test mode no job is processed, so a job has no "complete" or ' +
      '"failed" event of its own. Call done() in the test itself, or leave it out.',
  ],
];

/** A sentence on the usual cause of what the lines show, after a blank; empty when no cause is known. */
export function usualCause(lines: readonly string[]): string {
  const text = lines.join('\n');
  for (const [sign, explain] of causes) {
    const found = sign.exec(text);
    if (found) return ` ${explain(...found.slice(1))}`;
  }
  return '';
}
