import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { expect } from 'chai';
import { writeClass } from '../../grade/class/write-class';
import { writeTraces } from '../../grade/pages/write-traces';
import { builtPage } from '../../report/pages/built';
import { classPage } from '../../report/pages/class-page';
import { handedOut } from '../../report/pages/hand-out';
import { tracesOf } from '../../report/trace/bundle';
import schema from '../../report/trace/trace.schema.json';
import { makeFolder } from '../folder';
import { classOf, gradePrograms } from './graded';
import { findings, overflows, Pages, processorTime } from './open-page';

describe('the pages', function () {
  this.timeout(240_000);
  const out = makeFolder();
  let pages: Pages;
  let graded: Awaited<ReturnType<typeof gradePrograms>>;

  before(async () => {
    graded = await gradePrograms();
    pages = await Pages.start();
    const whole = classOf(graded, 3);
    for (const { name } of whole.solutions)
      await writeTraces(graded, name, join(out.path, `feedback/${name}.traces.html`));
    await writeClass(whole, out.path);
  });
  after(async () => {
    await pages?.close();
    out.remove();
  });

  describe('of traces', () => {
    it('hold what happened, as their schema says, within their bounds', () => {
      const traces = tracesOf(graded.scenarios);
      const valid = new Ajv({ allowUnionTypes: true }).compile(schema);
      const bundle = { name: 'x', seed: 'y', versions: {}, traces };
      expect(valid(bundle), JSON.stringify(valid.errors)).to.equal(true);
      for (const trace of traces) expect(JSON.stringify(trace).length).to.be.below(1_000_000);
      const events = traces.flatMap(trace => trace.events);
      const shown = events.filter(event => event.kind === 'line');
      expect(shown.some(({ stream, text }) => stream === 'stderr' && /not connected/.test(text))).to.equal(true);
      expect(shown.some(({ stream }) => stream === 'stdout')).to.equal(true);
      expect(events.some(event => event.kind === 'command' && event.name === 'SET' && event.reply === 'OK')).to.equal(
        true,
      );
      expect(events.some(event => event.kind === 'command' && event.name === 'SET' && event.terminal === 1)).to.equal(
        true,
      );
    });

    it('opens from disk at the failure, and finds an event by words', async () => {
      const failing = graded.result.tasks[1]?.rules.find(({ verdict }) => verdict === 'fail');
      const hash = `#trace=${failing?.trace}`;
      const { page, errors } = await pages.open(join(out.path, 'feedback/student-0001.traces.html'), hash);
      expect(await page.textContent('h1')).to.include(failing?.rule);
      expect(await page.locator('.step-row.failed .failure').count()).to.equal(1);
      await page.getByRole('searchbox', { name: 'Search events' }).fill('redis client connected');
      await page.waitForFunction("document.querySelectorAll('.event').length === 1");
      await page.locator('.event button').click();
      await page.waitForFunction('/[#&]t=/.test(location.hash)');
      expect(errors).to.deep.equal([]);
      expect(await findings(page)).to.deep.equal([]);
    });

    it('takes keys: to the next event, to the failure, closer', async () => {
      const { page } = await pages.open(join(out.path, 'feedback/student-0001.traces.html'));
      await page.keyboard.press('j');
      await page.waitForSelector('.event.open');
      await page.keyboard.press('+');
      await page.waitForFunction("!document.querySelector('.scale').textContent.startsWith('0 ms')");
      await page.keyboard.press('/');
      expect(await page.evaluate('document.activeElement.type')).to.equal('search');
    });

    it('fits a narrow window, and its code is small', async () => {
      const { page, errors } = await pages.open(join(out.path, 'feedback/student-0001.traces.html'), '', 390);
      expect(await overflows(page)).to.equal(false);
      expect(errors).to.deep.equal([]);
      expect(await findings(page)).to.deep.equal([]);
      const { script, style } = await builtPage('viewer');
      expect(script.length + style.length).to.be.below(100_000);
    });
  });

  describe('of a class', () => {
    it('leads from the class to the rule to the moment in the trace', async () => {
      const { page, errors } = await pages.open(join(out.path, 'class.html'));
      await page.getByRole('button', { name: 'student-0002' }).click();
      await page.locator('.told').first().getByRole('link', { name: 'trace' }).first().click();
      await page.waitForSelector('.step-row.failed');
      expect(page.url()).to.match(/feedback\/student-0002\.traces\.html#trace=task-2\.\d+/);
      expect(errors).to.deep.equal([]);
    });

    it('sorts, filters and searches, and tells equal failures once', async () => {
      const { page, errors } = await pages.open(join(out.path, 'class.html'));
      await page.getByRole('searchbox', { name: 'Search students' }).fill('0001');
      await page.waitForFunction("document.querySelectorAll('.students tbody tr').length === 1");
      await page.getByRole('searchbox', { name: 'Search students' }).fill('');
      await page.getByRole('button', { name: 'name', exact: true }).click();
      await page.waitForFunction("document.querySelector('.students tbody th').textContent.includes('0002')");
      await page.getByRole('combobox').selectOption('pass');
      await page.waitForFunction("document.querySelectorAll('.students tbody tr').length === 0");
      const causes = await page.locator('.causes > li').allTextContents();
      expect(causes[0]).to.match(/^3 students /);
      expect(await findings(page)).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });

    it('compares with an earlier run from disk: who moved', async () => {
      const earlier = JSON.parse(readFileSync(join(out.path, 'class.json'), 'utf8'));
      for (const { rules } of earlier.solutions[0].result.tasks) for (const rule of rules) rule.verdict = 'fail';
      writeFileSync(join(out.path, 'earlier.json'), JSON.stringify(earlier));
      const { page } = await pages.open(join(out.path, 'class.html'));
      await page.locator('input[type=file]').setInputFiles(join(out.path, 'earlier.json'));
      await page.waitForSelector('text=1 moved up, 0 moved down, 0 are new');
    });

    it('fits a narrow window', async () => {
      const { page } = await pages.open(join(out.path, 'class.html'), '#student=student-0000', 390);
      await page.waitForSelector('.told');
      expect(await overflows(page)).to.equal(false);
      expect(await findings(page)).to.deep.equal([]);
    });

    it('of 100 is below 3 MB, and of 1000 can be used within 3 s', async () => {
      const large = makeFolder();
      try {
        const path = join(large.path, 'class.html');
        writeFileSync(path, await classPage(classOf(graded, 1000, 10)));
        expect(statSync(path).size / 10).to.be.below(3_000_000);
        const { page } = await pages.open(path);
        await page.getByRole('searchbox', { name: 'Search students' }).fill('0777');
        await page.waitForFunction("document.querySelectorAll('.students tbody tr').length === 1");
        expect(await processorTime(page)).to.be.below(3000);
      } finally {
        large.remove();
      }
    });
  });

  describe('of a student', () => {
    it('names no place of this machine and nobody else, runs nothing, and is small', async () => {
      const text = readFileSync(join(out.path, 'feedback/student-0001.html'), 'utf8');
      const markdown = readFileSync(join(out.path, 'feedback/student-0001.md'), 'utf8');
      const traces = readFileSync(join(out.path, 'feedback/student-0001.traces.html'), 'utf8');
      for (const said of [text, markdown, traces]) {
        expect(said).to.not.include('/classes').and.not.include(process.cwd());
        expect(said).to.not.include('student-0000').and.not.include('student-0002');
      }
      expect(text).to.not.match(/<script/);
      expect(text.length).to.be.below(500_000);
      expect(handedOut({ a: ['in /classes/me/x.js:1'] }, '/classes/me')).to.deep.equal({ a: ['in ./x.js:1'] });
      const { page, errors } = await pages.open(join(out.path, 'feedback/student-0001.html'), '', 390);
      expect(await overflows(page)).to.equal(false);
      expect(await findings(page)).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });
  });
});
