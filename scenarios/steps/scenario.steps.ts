import { deepStrictEqual, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setDefaultTimeout, Then, When, type World } from '@cucumber/cucumber';
import { execa } from 'execa';
import { packageRoot } from '../../harness/package-root';
import { ceiling } from '../../harness/settings';
import type { Report } from '../runner/report';

/** A scenario's waits have ceilings of their own. */
setDefaultTimeout(12 * ceiling());

interface Played extends World {
  report: Report;
}

async function play(world: Played, scenario: string, options: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'queuing-spec-'));
  const file = join(folder, 'report.json');
  try {
    const command = ['bin/start.js', '../scenarios/run', scenario, ...options, '--json', file];
    const { all = '', exitCode } = await execa(process.execPath, command, {
      cwd: packageRoot,
      all: true,
      reject: false,
    });
    world.attach(all, 'text/plain');
    ok(exitCode === 0 || exitCode === 1, all);
    world.report = JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

When('the scenario {string} is played', async function (this: Played, scenario: string) {
  await play(this, scenario, []);
});

When('the scenario {string} is played with {string}', async function (this: Played, scenario: string, options: string) {
  await play(this, scenario, options.split(' '));
});

Then('all that must hold held', function (this: Played) {
  const findings = this.report.rounds.flatMap(round => round.findings);
  deepStrictEqual(
    findings.filter(({ unlike }) => unlike !== undefined),
    [],
  );
  ok(this.report.held && findings.length > 1);
});

Then('{string} held', function (this: Played, that: string) {
  const found = this.report.rounds.flatMap(({ findings }) => findings.filter(finding => finding.that === that));
  deepStrictEqual(found, [{ that }]);
});
