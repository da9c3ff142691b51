import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Flaw } from '../flaws/flaw';
import { readCollection } from '../flaws/tasks';
import { writeTraces } from '../grade/pages/write-traces';
import { runSpecification } from '../grade/specification/specification';
import { packageRoot } from '../harness/package-root';
import { findPrograms } from '../harness/stage/contents/programs';
import { docsSite, type ProvingFlaw } from '../report/docs/docs-site';
import { type FeatureText, readFeature } from '../report/docs/feature-text';
import { Progress } from '../report/terminal/progress';

/**
 * `npm run docs`: runs the reference, and writes the living documentation as a static site (to `reports/docs`, or the folder that
 * is named). Further arguments are Cucumber's own: `--tags @task-5`.
 */
async function docs([out = join(packageRoot, 'reports', 'docs'), ...args]: readonly string[]): Promise<void> {
  const folder = resolve(out);
  const progress = new Progress(process.stdout);
  const outcome = await runSpecification({ args, seed: randomBytes(4).toString('hex'), finished: progress.step });
  progress.end();
  mkdirSync(folder, { recursive: true });
  await writeTraces(outcome, 'The reference', join(folder, 'traces.html'));
  const all = featureFiles().map(path => ({ path, text: readFileSync(path, 'utf8') }));
  const texts = new Map(all.map(({ text }) => [readFeature(text).id, text]));
  const programs = findPrograms(outcome.result.target);
  const site = await docsSite({
    features: all.map(({ text }) => readFeature(text)).filter(({ id }) => id !== ''),
    result: { ...outcome.result, target: 'src' },
    flaws: readCollection().flaws.map(proving),
    programsOf: ({ id }: FeatureText) => {
      const text = texts.get(id) ?? '';
      return programs
        .filter(({ name }) => text.includes(`"${name}"`) || text.includes(`./${name}`))
        .map(({ path }) => ({ name: relative(packageRoot, path), text: readFileSync(path, 'utf8') }));
    },
    traces: 'traces.html',
  });
  for (const [name, text] of Object.entries(site)) writeFileSync(join(folder, name), text);
  process.stdout.write(`${relative(process.cwd(), join(folder, 'index.html'))}\n`);
}

function proving(flaw: Flaw): ProvingFlaw {
  const { task, rule, how } = flaw;
  if ('find' in flaw) return { task, rule, how, where: flaw.program, without: flaw.find, instead: flaw.replace };
  const { file, content } = flaw;
  const shown = typeof content === 'string' ? content || '(nothing)' : `(${content?.length} bytes)`;
  return { task, rule, how, where: file, instead: content === null ? '(no such file)' : shown };
}

function featureFiles(): string[] {
  return ['features', 'features/objectives'].flatMap(folder =>
    readdirSync(join(packageRoot, folder))
      .filter(name => name.endsWith('.feature'))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map(name => join(packageRoot, folder, name)),
  );
}

docs(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
