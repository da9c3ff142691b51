import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { RedisError } from '../../../harness/redis/connection/error';
import { findRedis, type NoRedis } from '../../../harness/redis/provision';

describe('findRedis', function () {
  this.timeout(30_000);
  let scratch: string;
  let cache: string;
  let told: string[];

  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'find-redis-test-'));
    cache = join(scratch, "a cache of o'mine");
    told = [];
  });
  afterEach(() => rm(scratch, { recursive: true }));

  /** Puts a shell script at `path` inside the scratch folder. */
  const script = async (path: string, ...lines: string[]): Promise<string> => {
    const file = join(scratch, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, ['#!/bin/sh', ...lines, ''].join('\n'));
    await chmod(file, 0o755);
    return file;
  };
  const redis = (path: string, version: string, brand = 'Redis') =>
    script(path, `echo '${brand} server v=${version} sha=00000000:0 malloc=libc bits=64 build=0'`);
  /** A PATH of the scratch folder's own, with the shell's tools where scripts need them. */
  const pathOf = (...folders: string[]) => folders.map(folder => join(scratch, folder)).join(':');
  const find = (env: NodeJS.ProcessEnv) => findRedis({ env, cache, progress: line => told.push(line) });
  const failure = async (env: NodeJS.ProcessEnv) => {
    const error = await find(env).then(
      found => expect.fail(`found ${found.path}`),
      (thrown: unknown) => thrown,
    );
    expect(error).to.be.instanceOf(RedisError).with.property('kind', 'not-found');
    return (error as RedisError).message;
  };

  const tried = (env: NodeJS.ProcessEnv) =>
    find(env).then(
      found => expect.fail(`found ${found.path}`),
      (thrown: unknown) => (thrown as NoRedis).tried,
    );

  it('finds, without options, a Redis that works', async () => {
    const found = await findRedis();
    expect((await execa(found.path, ['--version'])).stdout).to.include(`v=${found.version}`);
    expect(await findRedis()).to.equal(found);
  });

  describe('the setting', () => {
    it('comes first', async () => {
      const path = await redis('mine/my-redis', '7.2.4');
      await redis('bin/redis-server', '7.0.0');
      expect(await find({ QUEUING_SPEC_REDIS: path, PATH: pathOf('bin') })).to.deep.equal({
        path,
        version: '7.2.4',
        source: 'setting',
      });
    });

    for (const [what, make, why] of [
      ['names nothing', () => join(scratch, 'none'), 'does not exist'],
      ['names a folder', () => scratch, 'may not be executed'],
      ['names another program', () => script('other', 'echo 1.2.3'), 'its --version says "1.2.3"'],
      ['names a program that fails', () => script('bad', 'echo broken >&2', 'exit 3'), '--version failed: broken'],
      ['names an old Redis', () => redis('old', '5.0.7'), 'is Redis 5.0.7, and 6.0 or newer is needed'],
    ] as const) {
      it(`is an error when it ${what}, and nothing else is looked at`, async () => {
        await redis('bin/redis-server', '7.0.0');
        const message = await failure({ QUEUING_SPEC_REDIS: await make(), PATH: pathOf('bin') });
        expect(message).to.include('QUEUING_SPEC_REDIS').and.include(why);
      });
    }
  });

  describe('PATH', () => {
    it('is looked at for redis-server, with redis-cli beside it', async () => {
      const path = await redis('bin/redis-server', '6.0.16');
      const cli = await script('bin/redis-cli');
      expect(await find({ PATH: `:${pathOf('none', 'bin')}` })).to.deep.equal({
        path,
        version: '6.0.16',
        source: 'path',
        cli,
      });
    });

    it('is looked at for valkey-server', async () => {
      const path = await redis('bin/valkey-server', '8.0.1', 'Valkey');
      const cli = await script('bin/valkey-cli');
      expect(await find({ PATH: pathOf('bin') })).to.deep.equal({ path, version: '8.0.1', source: 'path', cli });
    });

    it('is passed over when its Redis is too old', async () => {
      await redis('bin/redis-server', '5.0.14');
      const path = await redis('bin/valkey-server', '7.2.5', 'Valkey');
      expect(await find({ PATH: pathOf('bin') })).to.include({ path });
    });
  });

  it('looks in the cache next', async () => {
    const path = await redis(`${cache.slice(scratch.length)}/debian/bin/redis-server`, '7.0.15');
    expect(await find({ PATH: pathOf('bin') })).to.include({ path, source: 'cache' });
  });

  it('says in one sentence what to install when nothing is left, and knows all that was tried', async () => {
    await redis('bin/redis-server', '5.0.14');
    const env = { PATH: pathOf('bin') };
    const old = `${join(scratch, 'bin', 'redis-server')} is Redis 5.0.14, and 6.0 or newer is needed`;
    expect(await failure(env)).to.match(
      /^No Redis server can be used \(.*5\.0\.14, .*\): install Redis 6\.0 or newer \(.*\), or set QUEUING_SPEC_REDIS .*$/,
    );
    expect(await tried(env)).to.deep.equal([
      old,
      'there is no valkey-server on PATH',
      `${cache} holds no Redis`,
      "it could not be fetched from Debian's packages: there is no apt-get on PATH",
      'its source could not be compiled: there is no make on PATH',
    ]);
    expect(await failure({ PATH: pathOf('none') })).to.match(
      /^No Redis server can be used \(there is none on PATH\): /,
    );
  });

  describe("fetching from Debian's packages", () => {
    /** Stands for Debian's tools: packages are empty files, and unpacking redis-tools gives a program that knows its name. */
    const debian = async (...download: string[]) => {
      await script(
        'bin/apt-get',
        'case "$*" in',
        `*download*) echo "$*" >> '${scratch}/downloads'`,
        ...download,
        ';;',
        'esac',
      );
      await script(
        'bin/apt-cache',
        'printf "redis-tools\\n  Depends: adduser\\n  Depends: libc6\\n  Depends: libjemalloc2\\n |Depends: lua-cjson\\n"',
      );
      await script(
        'bin/dpkg',
        'root=$3',
        'case $2 in *redis-tools*) ;; *) exit 0 ;; esac',
        'mkdir -p "$root/usr/bin" "$root/usr/lib/aarch64-linux-gnu"',
        'program=$root/usr/bin/redis-check-rdb',
        'echo "#!/bin/sh" > "$program"',
        `echo 'case $0 in *redis-server) echo "Redis server v=7.0.15 $LD_LIBRARY_PATH" ;; esac' >> "$program"`,
        'chmod +x "$program"',
        'cp "$program" "$root/usr/bin/redis-cli"',
      );
      // Scripts need the system's own tools, but must not meet its apt-get or its Redis.
      await mkdir(join(scratch, 'tools'), { recursive: true });
      for (const name of ['sh', 'mkdir', 'chmod', 'cp']) await symlink(`/bin/${name}`, join(scratch, 'tools', name));
      return { PATH: pathOf('bin', 'tools') };
    };
    const fine = ': > redis-tools_7.deb; : > libjemalloc2_5.deb';

    it('unpacks them into the cache, with all that the programs need around them', async () => {
      const found = await find(await debian(fine));
      expect(found).to.deep.equal({
        path: join(cache, 'debian', 'bin', 'redis-server'),
        version: '7.0.15',
        source: 'debian',
        cli: join(cache, 'debian', 'bin', 'redis-cli'),
      });
      const libraries = join(cache, 'debian', 'root', 'usr', 'lib', 'aarch64-linux-gnu');
      expect((await execa(found.path)).stdout).to.equal(`Redis server v=7.0.15 ${libraries}`);
      expect(told).to.deep.equal([`Fetching Redis from Debian's packages, once, into ${cache}`]);
      expect(await readdir(cache)).to.deep.equal(['debian']);
      expect(await readdir(join(cache, 'debian'))).to.have.members(['bin', 'program', 'root']);
    });

    it('asks for the libraries that redis-tools needs, but for the C library', async () => {
      await find(await debian(fine));
      const { stdout } = await execa('cat', [join(scratch, 'downloads')]);
      expect(stdout).to.match(/ download redis-tools libjemalloc2 lua-cjson$/);
    });

    it('is done once by two who begin at once', async () => {
      const env = await debian(fine);
      const both = await Promise.all([find(env), find(env)]);
      expect(both.map(({ source }) => source)).to.have.members(['debian', 'cache']);
      const { stdout } = await execa('cat', [join(scratch, 'downloads')]);
      expect(stdout.split('\n')).to.have.length(1);
      expect(told).to.include(`Another run is fetching Redis into ${cache}: waiting for it.`);
    });

    it('replaces a Redis in the cache that works no more', async () => {
      await script(`${cache.slice(scratch.length)}/debian/bin/redis-server`, 'exit 127');
      expect(await find(await debian(fine))).to.include({ source: 'debian' });
    });

    it("gives apt's own words when it fails, and leaves nothing behind", async () => {
      const env = await debian('echo "E: Unable to locate package redis-tools" >&2; exit 100');
      expect(await tried(env)).to.include(
        "it could not be fetched from Debian's packages: E: Unable to locate package redis-tools",
      );
      expect(await readdir(cache)).to.deep.equal([]);
    });

    it('says that the cache cannot be written', async () => {
      await writeFile(cache, 'in the way');
      expect(await failure(await debian(fine))).to.match(/Debian's packages: (EEXIST|ENOTDIR)/);
    });
  });
});
