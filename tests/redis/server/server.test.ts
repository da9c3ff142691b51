import { access, mkdtemp, readdir, readFile, rm, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { createClient, type RedisClient } from 'redis';
import { RedisError, type RedisErrorKind } from '../../../harness/redis/connection/error';
import { writeDump } from '../../../harness/redis/dump/dump';
import { isFree } from '../../../harness/redis/server/free-port';
import { type RedisEnd, RedisServer, type RedisServerOptions } from '../../../harness/redis/server/server';

describe('RedisServer', function () {
  this.timeout(20_000);
  const servers: RedisServer[] = [];
  const clients: RedisClient[] = [];
  let scratch: string;

  const start = async (options?: RedisServerOptions) => {
    const server = await RedisServer.start(options);
    servers.push(server);
    return server;
  };

  /** A program's client, connected; `options` as for node redis. */
  const dial = async (port: number, password?: string) => {
    const client = createClient({ port, ...(password !== undefined && { password }) });
    clients.push(client);
    client.on('error', () => {});
    await new Promise(resolve => client.once('ready', resolve));
    return client;
  };

  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'redis-server-test-'));
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.end(false);
    await Promise.all(servers.splice(0).map(server => server.stop()));
  });
  after(() => rm(scratch, { recursive: true }));

  describe('start', () => {
    it('gives a Redis that answers, on a port below those of outgoing connections', async () => {
      const server = await start();
      expect(await server.command('PING')).to.equal('PONG');
      expect(server.port).to.be.within(20_000, 32_000);
    });

    it('listens on loopback only and keeps nothing on disk', async () => {
      const server = await start();
      expect(await server.command('CONFIG', 'GET', 'bind')).to.deep.equal(['bind', '127.0.0.1']);
      expect(await server.command('CONFIG', 'GET', 'save')).to.deep.equal(['save', '']);
      expect(await server.command('CONFIG', 'GET', 'appendonly')).to.deep.equal(['appendonly', 'no']);
      expect(await server.command('CONFIG', 'GET', 'maxmemory-policy')).to.deep.equal([
        'maxmemory-policy',
        'noeviction',
      ]);
    });

    it('tells which port is taken, when that port was asked for', async () => {
      const { port } = await start();
      await fails(start({ port }), 'port-taken', `Port ${port} of 127.0.0.1 is in use`);
    });

    it('loads a dump, and leaves the file alone', async () => {
      const dump = join(scratch, 'given.rdb');
      await writeDump(dump, [['Holberton', 'School']]);
      const server = await start({ dump });
      expect(await server.command('GET', 'Holberton')).to.equal('School');
      await server.stop();
      await access(dump);
    });

    it("says in Redis's words why it refuses a dump", async () => {
      const dump = join(scratch, 'broken.rdb');
      await writeDump(dump, [['Holberton', 'School']]);
      const bytes = await readFile(dump);
      bytes.write('REDIS0999');
      await writeFile(dump, bytes);
      await fails(start({ dump }), 'dump-refused', 'RDB format version 999');
    });

    it('says that it refuses a dump, however long Redis then tells of it', async () => {
      const dump = join(scratch, 'cut.rdb');
      await writeDump(dump, [['Holberton', 'School']]);
      await writeFile(dump, (await readFile(dump)).subarray(0, -12));
      await fails(start({ dump }), 'dump-refused', 'Short read or OOM');
    });

    it('says that a dump is not there', async () => {
      await fails(start({ dump: join(scratch, 'none.rdb') }), 'bad-dump', 'none.rdb cannot be read');
    });

    it('starts many at once, each on a port of its own', async () => {
      const many = await Promise.all(Array.from({ length: 5 }, () => start()));
      expect(new Set(many.map(({ port }) => port))).to.have.property('size', 5);
    });
  });

  describe('users', () => {
    it('lets programs in without a password, and refuses them what would harm the server', async () => {
      const server = await start();
      const client = await dial(server.port);
      for (const line of [
        ...['SHUTDOWN NOSAVE', 'CONFIG SET maxmemory 1', 'CONFIG GET save', 'DEBUG SLEEP 1'],
        ...['REPLICAOF NO ONE', 'SLAVEOF NO ONE', 'ACL LIST', 'ACL SETUSER default +@all', 'CLIENT KILL TYPE normal'],
        ...[
          'CLIENT PAUSE 1000',
          'MODULE LIST',
          'SCRIPT FLUSH',
          'SCRIPT KILL',
          'SAVE',
          'BGSAVE',
          'BGREWRITEAOF',
          'MONITOR',
        ],
        ...['SWAPDB 0 1', 'LATENCY RESET', 'CLUSTER INFO', 'PSYNC ? -1', 'MIGRATE h 1 k 0 1'],
      ]) {
        expect(await reply(client, line), line).to.match(/NOPERM|no permissions|not allowed/i);
      }
      expect(await server.command('PING')).to.equal('PONG');
    });

    it('lets programs do their work', async () => {
      const { port } = await start();
      const client = await dial(port);
      for (const line of [
        ...['SET k v', 'GET k', 'KEYS *', 'INFO', 'DBSIZE', 'HSET h a 1', 'BLPOP none 0.01', 'PUBLISH c m', 'SELECT 1'],
        ...[
          'EVAL return(1) 0',
          'SCRIPT LOAD return(1)',
          'CLIENT SETNAME me',
          'CLIENT ID',
          'CLIENT LIST',
          'WATCH k',
          'COMMAND COUNT',
        ],
        ...['FLUSHDB', 'FLUSHALL', 'FLUSHALL ASYNC', 'MULTI', 'INCR n', 'EXEC', 'XADD s * f v', 'SUBSCRIBE c'],
      ]) {
        expect(String(await reply(client, line)), line).not.to.match(/NOPERM|ERR/);
      }
    });

    it('with a password, asks it of programs, not of the harness', async () => {
      const server = await start({ password: 'open sesame' });
      const stranger = await reply(await dial(server.port, 'open sesame'), 'SET k v');
      expect(stranger).to.equal('OK');
      const client = createClient({ port: server.port, no_ready_check: true });
      clients.push(client);
      client.on('error', () => {});
      expect(await reply(client, 'GET k')).to.match(/NOAUTH/);
      expect(await server.command('GET', 'k')).to.equal('v');
    });

    it('unprotected, lets programs do everything', async () => {
      const server = await start({ unprotected: true });
      await server.command('SET', 'k', 'v');
      expect(await reply(await dial(server.port), 'FLUSHALL')).to.equal('OK');
      expect(await server.command('DBSIZE')).to.equal(0);
    });

    it("keeps the harness's password out of what others can read", async () => {
      const server = await start();
      const acl = await readFile(join(server.folder, 'users.acl'), 'utf8');
      expect(acl).to.match(/^user harness on #[0-9a-f]{64} /);
    });
  });

  describe('command', () => {
    it("gives hashes as objects, and Redis's errors as its own words", async () => {
      const server = await start();
      await server.command('HSET', 'h', 'field', 'välue', 'n', 1);
      expect(await server.command('HGETALL', 'h')).to.deep.equal({ field: 'välue', n: '1' });
      await fails(server.command('INCR', 'h'), 'refused', 'WRONGTYPE');
    });

    it('refuses what would spoil the connection', async () => {
      const server = await start();
      await fails(server.command('SUBSCRIBE', 'c'), 'misuse', "harness's own connection");
    });

    it('rejects when Redis dies in mid-command', async () => {
      const server = await start();
      const asleep = server.command('BLPOP', 'none', 0);
      // What is asked next has been read by Redis when another connection was answered after it.
      const other = await server.connect();
      await other.send('ping', []);
      process.kill(pidOf(server), 'SIGKILL');
      await fails(asleep, 'not-running', 'went away before it answered');
      await server.died;
      await fails(server.command('PING'), 'not-running', 'it died');
    });

    it('rejects when Redis is frozen', async () => {
      const server = await start();
      process.kill(pidOf(server), 'SIGSTOP');
      await withPatience('0.05', () => fails(server.command('PING'), 'no-answer', 'did not answer PING in 100 ms'));
    });

    it('finds a new connection when its own was cut', async () => {
      const server = await start();
      const cut = await server.connect();
      await Promise.allSettled([cut.send('client', ['kill', 'type', 'normal', 'skipme', 'yes'])]);
      cut.close();
      expect(await server.command('PING').catch(() => server.command('PING'))).to.equal('PONG');
    });
  });

  describe('reset', () => {
    it('removes keys of every database, scripts, and the connections of programs', async () => {
      const server = await start();
      const client = await dial(server.port);
      const sha = await reply(client, 'SCRIPT LOAD return(1)');
      for (const line of ['SET k v', 'SELECT 3', 'SET k v', 'SUBSCRIBE c']) await reply(client, line);
      const gone = new Promise(resolve => client.once('end', resolve));
      const { pid } = server;
      await server.reset();
      await gone;
      client.end(false);
      expect(await server.command('INFO', 'keyspace')).not.to.include('db');
      expect(await server.command('SCRIPT', 'EXISTS', String(sha))).to.deep.equal([0]);
      expect(server.pid).to.equal(pid);
    });

    it('takes writes again', async () => {
      const server = await start();
      await server.refuseWrites();
      await fails(server.command('SET', 'k', 'v'), 'refused', 'NOREPLICAS');
      await server.reset();
      expect(await server.command('SET', 'k', 'v')).to.equal('OK');
    });

    for (const [how, harm] of [
      ['frozen', (server: RedisServer) => process.kill(pidOf(server), 'SIGSTOP')],
      ['killed', (server: RedisServer) => process.kill(pidOf(server), 'SIGKILL')],
      ['halted', (server: RedisServer) => server.halt()],
      ['busy with a script', (server: RedisServer) => busy(server)],
    ] as const) {
      it(`replaces a Redis that is ${how}`, async () => {
        const server = await start();
        const { pid } = server;
        await server.command('SET', 'k', 'v');
        await harm(server);
        await withPatience('0.2', () => server.reset());
        expect(await server.command('DBSIZE')).to.equal(0);
        expect(server.pid).to.be.a('number').and.not.equal(pid);
      });
    }

    it('does not bring a dump back', async () => {
      const dump = join(scratch, 'again.rdb');
      await writeDump(dump, [['k', 'v']]);
      const server = await start({ dump, append: true });
      await server.halt();
      await server.reset();
      expect(await server.command('DBSIZE')).to.equal(0);
    });
  });

  describe('refuseWrites and acceptWrites', () => {
    it('let reads pass and writes fail, until they are taken again', async () => {
      const server = await start();
      const client = await dial(server.port);
      await server.refuseWrites();
      expect(await reply(client, 'SET k v')).to.match(/NOREPLICAS/);
      expect(await reply(client, 'GET k')).to.equal(null);
      await server.acceptWrites();
      expect(await reply(client, 'SET k v')).to.equal('OK');
    });
  });

  describe('freeze and thaw', () => {
    it('let what is sent meanwhile wait, and be answered in its order', async () => {
      const server = await start();
      const clients = [await dial(server.port), await dial(server.port)];
      server.freeze();
      expect(server.frozen).to.equal(true);
      const answers: unknown[] = [];
      const asked = clients.map(client => reply(client, 'INCR k').then(answer => answers.push(answer)));
      // Another Redis answers meanwhile.
      expect(await (await start()).command('ping')).to.equal('PONG');
      expect(answers).to.deep.equal([]);
      server.thaw();
      await Promise.all(asked);
      expect(answers).to.have.members([1, 2]);
      expect(server.frozen).to.equal(false);
    });

    it('do not outlast the process', async () => {
      const server = await start();
      server.freeze();
      await server.halt();
      expect(server.frozen).to.equal(false);
      await server.resume();
      expect(await server.command('ping')).to.equal('PONG');
    });
  });

  describe('halt and resume', () => {
    it('refuse connections meanwhile, and bring the data back on the same port', async () => {
      const server = await start({ append: true });
      const { port, pid } = server;
      const client = await dial(port);
      await reply(client, 'SET k v');
      const reconnecting = new Promise(resolve => client.once('reconnecting', resolve));
      await server.halt();
      await reconnecting;
      expect(await isFree(port)).to.equal(true);
      expect(server.pid).to.equal(undefined);
      await fails(server.command('PING'), 'not-running', 'was halted');
      const ready = new Promise(resolve => client.once('ready', resolve));
      await server.resume();
      await ready;
      expect(await reply(client, 'GET k')).to.equal('v');
      expect(server.port).to.equal(port);
      expect(server.pid).not.to.equal(pid);
    });

    it('lose the data without append', async () => {
      const server = await start();
      await server.command('SET', 'k', 'v');
      await server.halt();
      await server.resume();
      expect(await server.command('DBSIZE')).to.equal(0);
    });

    it('keep what was in the dump and what came later', async () => {
      const dump = join(scratch, 'kept.rdb');
      await writeDump(dump, [['old', 'o']]);
      const server = await start({ dump, append: true });
      await server.command('SET', 'new', 'n');
      await server.halt();
      await server.resume();
      expect(await server.command('MGET', 'old', 'new')).to.deep.equal(['o', 'n']);
    });

    it('may be called twice', async () => {
      const server = await start();
      await Promise.all([server.halt(), server.halt(), server.resume(), server.resume()]);
      expect(await server.command('PING')).to.equal('PONG');
    });
  });

  describe('died', () => {
    it('tells how Redis ended, with the end of its log', async () => {
      const server = await start({ unprotected: true });
      const { pid, port } = server;
      const client = await dial(port);
      client.send_command('SHUTDOWN', ['NOSAVE'], () => {});
      const how = await server.died;
      expect(how).to.include({ pid, port, code: 0, signal: null });
      expect(how.log.join('\n')).to.include('bye bye');
    });

    it('stays silent when the harness itself ends Redis', async () => {
      const server = await start();
      let told = false;
      server.died.then(() => {
        told = true;
      });
      await server.halt();
      await server.resume();
      await server.stop();
      expect(told).to.equal(false);
    });
  });

  describe('follow', () => {
    it('tells of starts and ends, and why', async () => {
      const server = await start();
      const seen: (RedisEnd | number)[] = [];
      const unfollow = server.follow({
        started: () => void seen.push(pidOf(server)),
        ended: why => void seen.push(why),
      });
      await server.halt();
      await server.resume();
      const resumed = pidOf(server);
      process.kill(resumed, 'SIGKILL');
      await server.died;
      await server.reset();
      const replaced = pidOf(server);
      unfollow();
      await server.stop();
      expect(seen).to.deep.equal(['halted', resumed, 'died', replaced]);
    });
  });

  describe('stop', () => {
    it('leaves no process and no folder, in a few ms', async () => {
      const server = await start();
      const pid = pidOf(server);
      expect(isAlive(pid)).to.equal(true);
      const begun = performance.now();
      await server.stop();
      expect(performance.now() - begun).to.be.below(1000);
      expect(isAlive(pid)).to.equal(false);
      expect(server.pid).to.equal(undefined);
      await access(server.folder).then(
        () => expect.fail('the folder is still there'),
        error => expect(error.code).to.equal('ENOENT'),
      );
    });

    it('may be called twice, and ends what waits', async () => {
      const server = await start();
      const asleep = server.command('BLPOP', 'none', 0);
      await Promise.all([server.stop(), server.stop(), fails(asleep, 'not-running', 'went away')]);
      await fails(server.reset(), 'not-running', 'was stopped');
      await fails(server.resume(), 'not-running', 'was stopped');
    });

    it('is made up for when the harness just exits', async () => {
      const { stdout } = await execa(process.execPath, [
        '-r',
        'ts-node/register',
        join(__dirname, '..', 'programs', 'exit-without-stop.ts'),
      ]);
      const { pid, folder } = JSON.parse(stdout) as { pid: number; folder: string };
      await untilGone(pid);
      await access(folder).then(
        () => expect.fail('the folder is still there'),
        error => expect(error.code).to.equal('ENOENT'),
      );
    });

    it('is made up for when the harness is killed while Redis starts', async () => {
      const slow = join(scratch, 'slow-redis');
      const temporary = await mkdtemp(join(scratch, 'killed-'));
      await writeFile(
        slow,
        `#!/bin/sh\necho $$ > '${scratch}/pid.draft'\nmv '${scratch}/pid.draft' '${scratch}/pid'\nexec sleep 60\n`,
        {
          mode: 0o700,
        },
      );
      const program = join(__dirname, '..', 'programs', 'start.ts');
      const arrived = watch(scratch);
      const harness = execa(process.execPath, ['-r', 'ts-node/register', program, slow], {
        env: { TMPDIR: temporary },
        reject: false,
      });
      for await (const { filename } of arrived) if (filename === 'pid') break;
      const pid = Number(await readFile(join(scratch, 'pid'), 'utf8'));
      harness.kill('SIGKILL');
      await harness;
      await untilGone(pid);
      // What else is there is ts-node's.
      const left = async () => (await readdir(temporary)).filter(name => name.startsWith('queuing-spec-'));
      while ((await left()).length > 0) await new Promise(setImmediate);
    });
  });
});

async function fails(promise: Promise<unknown>, kind: RedisErrorKind, message: string): Promise<void> {
  const error = await promise.then(
    () => expect.fail('nothing failed'),
    (thrown: unknown) => thrown,
  );
  expect(error).to.be.instanceOf(RedisError);
  expect((error as RedisError).message).to.include(message);
  expect((error as RedisError).kind).to.equal(kind);
}

/** What Redis replies to one line, or its error's words. */
async function reply(client: RedisClient, line: string): Promise<unknown> {
  const [name = '', ...args] = line.split(' ');
  return new Promise(resolve => {
    client.send_command(name, args, (error, answer: unknown) => resolve(error?.message ?? answer));
  });
}

async function busy(server: RedisServer): Promise<void> {
  const client = createClient({ port: server.port });
  client.on('error', () => {});
  await new Promise(resolve => client.once('ready', resolve));
  // Sent, not answered: the next command of anybody waits behind it.
  client.send_command('EVAL', ['while true do end', '0'], () => client.end(false));
  await new Promise(resolve => client.stream.write('', resolve));
}

async function withPatience(factor: string, work: () => Promise<void>): Promise<void> {
  const before = process.env.QUEUING_SPEC_PATIENCE;
  process.env.QUEUING_SPEC_PATIENCE = factor;
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.QUEUING_SPEC_PATIENCE;
    else process.env.QUEUING_SPEC_PATIENCE = before;
  }
}

function pidOf(server: RedisServer): number {
  if (server.pid === undefined) throw new Error('Redis is not running');
  return server.pid;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits for a process that is nobody's child here; one that has ended, but that nobody has reaped, counts as gone. */
async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) {
    const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    if (/\) Z /.test(status)) return;
    await new Promise(setImmediate);
  }
}
