import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'chai';
import { makeFolder } from '../folder';
import { leftBehind, processesOf, runFeatures, startFeatures } from './run-features';

/** What a program of task 1 may be, and what the run then says; the programs are as small as the case allows. */
const wrongPrograms: Readonly<Record<string, { text: string; says: RegExp }>> = {
  'has a syntax error': {
    text: "import redis from 'redis';\nconst = 1;",
    says: /0-redis_client\.js does not start: line 2, column 7: /,
  },
  'throws at its start': {
    text: "throw new Error('oh dear');",
    says: /0-redis_client\.js breaks off in line 1: Error: oh dear\./,
  },
  'prints nothing': { text: "require('redis').createClient().on('error', () => {});", says: /Nothing was printed/ },
  'never comes to rest': { text: 'setInterval(() => {}, 1);', says: /still busy when the wait was given up/ },
  'is in an endless loop': { text: 'for (;;);', says: /still busy when the wait was given up/ },
  'floods its output': {
    text: "for (;;) console.log('flood');",
    says: /lines differ further on|printed without end|still busy/,
  },
  'imports what is not there': {
    text: "import left from 'left-pad';",
    says: /does not start: line 1 imports 'left-pad', which is none of the packages/,
  },
};

describe('npm run features, given something bad', () => {
  const targets: ReturnType<typeof makeFolder>[] = [];
  const target = (files: Record<string, string>) => {
    const folder = makeFolder(files);
    targets.push(folder);
    return folder.path;
  };
  after(() => {
    for (const folder of targets) folder.remove();
  });

  // A short patience: these programs are wrong at once, or for ever.
  const patience = { QUEUING_SPEC_PATIENCE: '0.3' };

  for (const [what, { text, says }] of Object.entries(wrongPrograms)) {
    it(`a program that ${what}: says so, and that the program is at fault`, async () => {
      const { exitCode, said, left } = await runFeatures(
        target({ '0-redis_client.js': text }),
        ['--tags', '@task-1'],
        patience,
      );
      expect(said).to.match(says);
      expect(exitCode, said).to.equal(1);
      expect(left).to.deep.equal([]);
    });
  }

  it('a program that is missing', async () => {
    const folder = target({ '0_redis-client.js': '' });
    const { exitCode, said } = await runFeatures(folder, ['--tags', '@task-1']);
    expect(said)
      .to.include('0-redis_client.js is missing. There is "0_redis-client.js": rename it to 0-redis_client.js.')
      .and.include(`npm run grade -- ${folder} --task 1`);
    expect(exitCode).to.equal(1);
  });

  it('a target that is not there', async () => {
    const { exitCode, said } = await runFeatures('/nowhere/at/all', ['--tags', '@task-1']);
    expect(said.trim()).to.equal('There is no folder /nowhere/at/all.');
    expect(exitCode).to.equal(2);
  });

  it('a tag that no scenario has', async () => {
    const { exitCode, said } = await runFeatures(target({}), ['--tags', '@task-99']);
    expect(said.trim()).to.equal('No scenario matches: is the tag or the path right?');
    expect(exitCode).to.equal(2);
  });

  it('a dump.rdb that is no dump, or a broken one', async () => {
    const text = await runFeatures(target({ 'dump.rdb': 'set Holberton School' }), ['--tags', '@task-0']);
    expect(text.said).to.match(/dump\.rdb is no Redis dump: it /);
    expect(text.exitCode, text.said).to.equal(1);
    const broken = await runFeatures(target({ 'dump.rdb': `REDIS0009\u0000\u0009Holberton` }), ['--tags', '@task-0']);
    expect(broken.exitCode, broken.said).to.equal(1);
  });

  it('no browser: the scenario that needs one is skipped, with what to install, and nobody is at fault', async () => {
    const { exitCode, said, left } = await runFeatures(
      resolve(__dirname, '../../src'),
      ['--tags', '@objective-email-queue', '--name', 'in a browser'],
      { QUEUING_SPEC_BROWSER: 'none' },
    );
    expect(said).to.match(/0 of 1 rule .*, no browser was found: install Chromium \(apt-get install chromium/);
    expect(exitCode, said).to.equal(0);
    expect(left).to.deep.equal([]);
  });

  it('a browser that is not there: the environment is at fault', async () => {
    const { exitCode, said } = await runFeatures(
      resolve(__dirname, '../../src'),
      ['--tags', '@objective-email-queue', '--name', 'in a browser'],
      { QUEUING_SPEC_BROWSER: '/nowhere/chromium' },
    );
    expect(said).to.include('QUEUING_SPEC_BROWSER names /nowhere/chromium, which is not there or may not be executed.');
    expect(exitCode, said).to.equal(2);
  });

  it('objectives, of a folder that is not the reference: nothing of it is measured by them', async () => {
    const { exitCode, said } = await runFeatures(target({}), ['--tags', '@objective']);
    expect(said.trim()).to.equal('No scenario matches: is the tag or the path right?');
    expect(exitCode).to.equal(2);
  });

  it('no Redis, and none to be had: the environment is at fault', async () => {
    const empty = target({});
    const nowhere = { PATH: empty, XDG_CACHE_HOME: empty, QUEUING_SPEC_REDIS: '' };
    const programs = { '0-redis_client.js': "console.log('x')" };
    const { exitCode, said, left } = await runFeatures(target(programs), ['--tags', '@task-1'], nowhere);
    expect(said)
      .to.match(/Redis/)
      .and.match(/install/i);
    expect(exitCode, said).to.equal(2);
    expect(left).to.deep.equal([]);
  });

  it('a Redis that dies in the middle: the environment is at fault', async () => {
    const programs = {
      '5-subscriber.js': "require('redis').createClient().on('error', () => {}); setInterval(() => {}, 5);",
    };
    const { run, temporary } = await startFeatures(
      target(programs),
      ['--tags', '@task-5', '--name', 'messages that no program can know'],
      {
        QUEUING_SPEC_PATIENCE: '3',
      },
    );
    const [redis = ''] = await untilThere(() =>
      processesOf(temporary.path).filter(line => line.includes('redis-server 127')),
    );
    await untilThere(() => processesOf(temporary.path).filter(line => line.includes('5-subscriber')));
    process.kill(Number.parseInt(redis, 10), 'SIGKILL');
    const { exitCode, all } = await run;
    expect(all).to.match(/Redis/);
    expect(exitCode, all).to.equal(2);
    expect(await leftBehind(temporary.path)).to.deep.equal([]);
    temporary.remove();
  });

  for (const [signal, name] of [
    ['SIGINT', 'Ctrl-C'],
    ['SIGKILL', 'SIGKILL'],
  ] as const) {
    it(`${name} of the run: nothing is left behind`, async () => {
      const programs = { '5-subscriber.js': "process.on('SIGINT', () => {}); setInterval(() => {}, 5);" };
      const { run, temporary } = await startFeatures(target(programs), ['--tags', '@task-5']);
      await untilThere(() => processesOf(temporary.path).filter(line => line.includes('5-subscriber')));
      // As the terminal does it: to the whole foreground group.
      process.kill(-(run.pid ?? 0), signal);
      await run;
      expect(await leftBehind(temporary.path)).to.deep.equal([]);
      if (existsSync(temporary.path)) expect(readdirSync(temporary.path)).to.deep.equal([]);
      temporary.remove();
    });
  }
});

async function untilThere(look: () => string[]): Promise<string[]> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const found = look();
    if (found.length > 0) return found;
    if (Date.now() > deadline) throw new Error('it never came');
    await new Promise(resolve => setImmediate(resolve));
  }
}
