import { randomBytes } from 'node:crypto';
import { basename, join } from 'node:path';
import { faultSentence } from '../grade/command/fault';
import { outliveReaders } from '../grade/command/streams';
import { requireMachine } from '../grade/doctor/doctor';
import { writeTraces } from '../grade/pages/write-traces';
import { runSpecification } from '../grade/specification/specification';
import { packageRoot } from '../harness/package-root';
import { compress } from '../report/formats';
import { exitCode } from '../report/result';
import { renderResult } from '../report/terminal';
import { Progress } from '../report/terminal/progress';

/** `npm run features`: the specification against `src/`, or another target; takes Cucumber's own arguments. */
async function features(args: readonly string[]): Promise<number> {
  await requireMachine();
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const progress = new Progress(process.stdout);
  const seed = randomBytes(4).toString('hex');
  const outcome = await runSpecification({ args, seed, reports: true, finished: progress.step });
  const { result } = outcome;
  progress.end();
  await writeTraces(outcome, basename(result.target), join(packageRoot, 'reports', 'traces.html'));
  compress(join(packageRoot, 'reports', 'features.ndjson'));
  process.stdout.write(`${renderResult(result, { colour })}\n`);
  return exitCode(result);
}

outliveReaders();

features(process.argv.slice(2)).then(
  code => {
    process.exitCode ||= code;
  },
  (error: Error) => {
    process.stderr.write(`${faultSentence(error)}\n`);
    process.exitCode = 2;
  },
);
