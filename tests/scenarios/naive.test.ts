import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Report } from '../../scenarios/runner/report';
import { makeFolder } from '../folder';
import { naivePrograms } from './naive-programs';
import { runScenario } from './run-scenario';

describe('programs that are right for one user at a time', () => {
  const target = makeFolder(naivePrograms);
  after(() => target.remove());

  /** Plays a scenario with them; gives what did not hold. */
  async function broken(...args: string[]): Promise<string[]> {
    const folder = makeFolder();
    const file = join(folder.path, 'report.json');
    const { exitCode, said, left } = await runScenario([...args, '--target', target.path, '--json', file], {
      QUEUING_SPEC_PATIENCE: '0.4',
    });
    expect(exitCode, said).to.equal(1);
    expect(left).to.deep.equal([]);
    const { rounds } = JSON.parse(readFileSync(file, 'utf8')) as Report;
    folder.remove();
    return rounds.flatMap(({ findings }) => findings.flatMap(({ that, unlike }) => (unlike ? that : [])));
  }

  it('oversell the stock in a rush', async () => {
    const found = await broken('stock-rush', '--clients', '40');
    expect(found).to.include('No product is confirmed more often than there was of it');
  });

  it('oversell the seats, reset a sale that they join, and serve an earlier one', async () => {
    const found = await broken('seat-rush', '--clients', '40', '--seats', '30', '--each', '4');
    expect(found).to.include('Exactly the seats are sold');
    expect(found).to.include('A server that joins the sale (JOIN_SALE=1) does not reset it');
    expect(found).to.include('Jobs left from an earlier sale get no seat');
  });

  it('leave jobs stuck when a worker is killed', async () => {
    const found = await broken('worker-crash', '--jobs', '200', '--kills', '8');
    expect(found).to.include('No job is stuck active, or lost between two states');
  });

  it('end when Redis goes away', async () => {
    expect(await broken('redis-outage', '--jobs', '100', '--outages', '1')).to.deep.equal([
      'The play comes to its end',
    ]);
  });

  it('die of SIGTERM in the middle of their work', async () => {
    const found = await broken('graceful-stop', '--jobs', '100');
    expect(found).to.include('Every program ends with exit code 0');
    expect(found).to.include('Every request that a server has begun is answered with JSON');
  });
});
