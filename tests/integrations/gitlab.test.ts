import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';

interface Job {
  readonly image: string;
  readonly timeout: string;
  readonly before_script: readonly unknown[];
  readonly script: readonly unknown[];
  readonly artifacts: { readonly when: string; readonly paths: readonly string[]; readonly reports: { junit: string } };
}

describe('the GitLab pipeline', () => {
  const path = resolve(__dirname, '../../integrations/gitlab/.gitlab-ci.yml');
  const job = (parse(readFileSync(path, 'utf8')) as Record<string, Job>)['queuing-spec'] as Job;

  it('has commands that are texts, as GitLab demands', () => {
    for (const line of [...job.before_script, ...job.script]) expect(line).to.be.a('string');
  });

  it('keeps its reports whatever the verdict, where the command writes them', () => {
    const command = job.script.join('\n');
    expect(job.artifacts.when).to.equal('always');
    expect(command).to.include(`--junit ${job.artifacts.reports.junit}`);
    for (const option of ['--json', '--page', '--trace']) expect(command).to.match(new RegExp(`${option} reports/`));
    expect(job.artifacts.paths).to.deep.equal(['reports/']);
  });
});
