import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { endRedis, type RecordedRedis, startRedis } from '../../harness/redis';
import { leftBehind } from '../bin/run-features';
import { makeFolder } from '../folder';
import { runScenario, startScenario } from './run-scenario';

const subscriber = `
const client = require('redis').createClient();
client.on('connect', () => console.log('Redis client connected to the server'));
client.subscribe('holberton school channel');
client.on('message', (_, message) => {
  console.log(message);
  if (message === 'KILL_SERVER') client.quit();
});`;

function publisher(last: string): string {
  const messages = ['Holberton Student #1 starts course', 'Holberton Student #2 starts course', last];
  return `
const client = require('redis').createClient();
const messages = ${JSON.stringify([...messages, 'Holberton Student #3 starts course'])};
const next = setInterval(() => {
  const message = messages.shift();
  console.log('About to send ' + message);
  client.publish('holberton school channel', message);
  if (messages.length === 0) clearInterval(next);
}, 100);`;
}

describe('npm run scenario', () => {
  const folders: { remove(): void }[] = [];
  function folder(files: Record<string, string>): string {
    const made = makeFolder(files);
    folders.push(made);
    return made.path;
  }
  after(() => {
    for (const made of folders) made.remove();
  });

  const right = { '5-subscriber.js': subscriber, '5-publisher.js': publisher('KILL_SERVER') };

  it('lists the scenarios, a line each', async () => {
    const { exitCode, stdout } = await runScenario([]);
    expect(stdout)
      .to.match(/^ {2}publish-subscribe +Publisher and subscriber/m)
      .and.match(/^ {2}graceful-stop /m);
    expect(exitCode).to.equal(0);
  });

  const refusals: Record<string, [args: string[], sentence: RegExp]> = {
    'a scenario that there is not': [['rush-hour'], /^There is no scenario "rush-hour": there are publish-subscribe, /],
    'an option that there is not': [['seat-rush', '--speed', '3'], /^Unknown option '--speed': see --help\.$/],
    'a number out of bounds': [
      ['seat-rush', '--servers', '9'],
      /^--servers takes a whole number from 1 to 8, not "9"\.$/,
    ],
    'no rounds': [['seat-rush', '--rounds', '0'], /^--rounds takes a whole number from 1 to 1000, not "0"\.$/],
    'what is no number': [
      ['stock-rush', '--clients', 'many'],
      /^--clients takes a whole number from 1 to 1000, not "many"\.$/,
    ],
    'a folder that there is not': [
      ['backlog', '--target', '/nowhere/at/all'],
      /^There is no folder \/nowhere\/at\/all: /,
    ],
    '--flush without --redis': [['backlog', '--flush'], /^--flush only goes with --redis: leave it out\.$/],
    'a Redis of the user’s that would have to be stopped': [
      ['redis-outage', '--redis', 'redis://127.0.0.1:1'],
      /^redis-outage stops and starts its Redis, so it takes no --redis/,
    ],
    'an address that is none': [['backlog', '--redis', '6379'], /^--redis takes an address such as redis:/],
    'a Redis that is not there': [
      ['backlog', '--redis', 'redis://127.0.0.1:1'],
      /^There is no Redis at redis:\/\/127\.0\.0\.1:1: .*ECONNREFUSED/,
    ],
    'a report that cannot be written': [
      ['backlog', '--json', '/nowhere/at/all/report.json'],
      /nowhere\/at\/all\/report\.json cannot be written \(ENOENT\)\.$/,
    ],
  };
  for (const [what, [args, sentence]] of Object.entries(refusals)) {
    it(`refuses ${what}, in one sentence and with exit code 2`, async () => {
      const { exitCode, stderr, stdout, left } = await runScenario(args);
      expect(stderr).to.match(sentence);
      expect(stderr.trim().split('\n')).to.have.length(1);
      expect(stdout).to.equal('');
      expect(exitCode).to.equal(2);
      expect(left).to.deep.equal([]);
    });
  }

  it('refuses a folder without the programs, and names the one that is missing', async () => {
    const empty = await runScenario(['publish-subscribe', '--target', folder({})]);
    expect(empty.stderr).to.match(/^There is no program in .*0-redis_client\.js\.$/);
    const half = await runScenario(['publish-subscribe', '--target', folder({ '5-subscriber.js': subscriber })]);
    expect(half.stderr).to.match(/^There is no program 5-publisher in /);
    expect([empty.exitCode, half.exitCode]).to.deep.equal([2, 2]);
  });

  it('plays another folder’s programs, in plain lines where nobody looks on, and writes what came of it', async () => {
    const report = join(folder({}), 'report.json');
    const args = ['publish-subscribe', '--target', folder(right), '--rounds', '2', '--json', report];
    const { exitCode, stdout, left } = await runScenario(args);
    expect(stdout)
      .to.match(/^1 5-subscriber \| KILL_SERVER$/m)
      .and.match(/^2 5-publisher \| About to send KILL_SERVER$/m);
    expect(stdout).to.match(/KILL_SERVER ends the subscriber with exit code 0 +│ ✓ 2 of 2/);
    expect(stdout).not.to.include('\u001b');
    expect(exitCode, stdout).to.equal(0);
    expect(left).to.deep.equal([]);
    const written = JSON.parse(readFileSync(report, 'utf8'));
    expect(written).to.deep.include({ scenario: 'publish-subscribe', held: true, parameters: { rounds: 2 } });
    expect(written.rounds).to.have.length(2);
  });

  it('tells what does not hold, with exit code 1', async () => {
    const wrong = {
      ...right,
      '5-subscriber.js': subscriber.replace('console.log(message)', 'console.log(message + "!")'),
    };
    const { exitCode, stdout } = await runScenario(['publish-subscribe', '--target', folder(wrong)]);
    expect(stdout)
      .to.match(/✗ no/)
      .and.match(/it printed: Redis client connected /);
    expect(exitCode).to.equal(1);
  });

  it('tells at which line a play came to an end too soon', async () => {
    const dying = { ...right, '5-publisher.js': 'process.exit(3)' };
    const { exitCode, stdout, left } = await runScenario(['publish-subscribe', '--target', folder(dying)]);
    expect(stdout.replace(/\s+│[^\n]*\n│\s+/g, ' ')).to.match(/5-publisher ended without a line like/);
    expect(exitCode).to.equal(1);
    expect(left).to.deep.equal([]);
  });

  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    it(`leaves nothing behind after ${signal === 'SIGINT' ? 'Ctrl-C' : signal}`, async () => {
      const stays = {
        ...right,
        '5-publisher.js': "process.on('SIGINT', () => {}); console.log('up'); setInterval(() => {}, 99)",
      };
      const { run, temporary } = await startScenario(['publish-subscribe', '--target', folder(stays)]);
      await new Promise<void>(resolve => {
        run.all?.on('data', (chunk: Buffer) => /5-publisher \| up/.test(chunk.toString()) && resolve());
      });
      process.kill(-(run.pid ?? 0), signal);
      const { exitCode } = await run;
      if (signal === 'SIGINT') expect(exitCode).to.equal(130);
      expect(await leftBehind(temporary.path)).to.deep.equal([]);
      temporary.remove();
    });
  }

  it('starts nothing more after Ctrl-C in the middle of crashes, and tells of the rounds before', async () => {
    const args = ['worker-crash', '--jobs', '200', '--kills', '2', '--rounds', '9'];
    const { run, temporary } = await startScenario(args);
    await new Promise<void>(resolve => {
      let said = '';
      run.all?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (/Round 2 .*killed after/s.test(said)) resolve();
      });
    });
    process.kill(-(run.pid ?? 0), 'SIGINT');
    const { exitCode, stdout, stderr } = await run;
    expect(stderr).to.equal('');
    expect(stdout).to.match(/Every job is completed or failed +│ ✓ yes/);
    expect(exitCode).to.equal(130);
    expect(await leftBehind(temporary.path)).to.deep.equal([]);
    temporary.remove();
  });

  describe('with a Redis of the user’s own', () => {
    let redis: RecordedRedis;
    before(async () => {
      redis = await startRedis({ unprotected: true });
    });
    after(() => endRedis(redis));
    const play = (path: string, ...more: string[]) =>
      runScenario(['publish-subscribe', '--redis', `redis://127.0.0.1:${redis.server.port}${path}`, ...more]);

    it('refuses one that holds keys, and leaves them', async () => {
      await redis.server.command('set', 'precious', '1');
      const { exitCode, stderr } = await play('');
      expect(stderr).to.match(/holds 1 key: say --flush to lose it\.$/);
      expect(exitCode).to.equal(2);
      expect(await redis.server.command('get', 'precious')).to.equal('1');
    });

    it('plays on it after --flush, and gives it back empty', async () => {
      await redis.server.command('set', 'precious', '1');
      const { exitCode, said } = await play('', '--flush');
      expect(exitCode, said).to.equal(0);
      expect(await redis.server.command('dbsize')).to.equal(0);
    });

    it('leaves the other databases alone', async () => {
      await redis.server.command('set', 'precious', '1');
      const { exitCode, said } = await play('/3');
      expect(exitCode, said).to.equal(0);
      expect(await redis.server.command('get', 'precious')).to.equal('1');
    });
  });
});
