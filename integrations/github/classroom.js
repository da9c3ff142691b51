/**
 * Turns the points of a grade into what `classroom-resources/autograding-grading-reporter` reads from a runner's output
 * (its README, "results"): base 64 of JSON with a status, the most points, and a test a rule.
 */
const { readFileSync } = require('node:fs');

const statuses = { passed: 'pass', failed: 'fail' };

/** @param {{tests: {name: string, status?: string, score: number, max_score: number, output?: string}[]}} grade */
function classroomResult({ tests, execution_time: seconds = 0 }) {
  const whole = tests.map(({ name, status, score, max_score: most, output = '' }) => ({
    name,
    status: statuses[status] ?? 'error',
    score,
    max_score: most,
    message: output,
    test_code: name,
    filename: '',
    line_no: 0,
    execution_time: 0,
  }));
  const status = whole.some(test => test.status === 'error')
    ? 'error'
    : whole.every(test => test.status === 'pass')
      ? 'pass'
      : 'fail';
  const most = Math.round(100 * tests.reduce((sum, test) => sum + test.max_score, 0)) / 100;
  return { version: 3, status, max_score: most, execution_time: `${seconds}s`, tests: whole };
}

module.exports = { classroomResult };

if (require.main === module) {
  const grade = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  const result = Buffer.from(JSON.stringify(classroomResult(grade))).toString('base64');
  process.stdout.write(`result=${result}\n`);
}
