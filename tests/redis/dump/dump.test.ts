import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { RedisError } from '../../../harness/redis/connection/error';
import { dumpBytes, dumpFacts, readDump, writeDump } from '../../../harness/redis/dump/dump';
import { RedisServer } from '../../../harness/redis/server/server';

/** Made by hand, checked with redis-check-rdb, and loaded by Redis 6.0 and 7.0. */
const BY_HAND =
  '524544495330303039fa0972656469732d76657205352e302e37fa0a72656469732d62697473023634fe00fb0100000948' +
  '6f6c626572746f6e065363686f6f6cff8889724d684f2789';

describe('dump', function () {
  this.timeout(20_000);
  let scratch: string;

  before(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'redis-dump-test-'));
  });
  after(() => rm(scratch, { recursive: true }));

  describe('writeDump', () => {
    it('writes, byte for byte, what Redis 5 reads', async () => {
      expect(dumpBytes([['Holberton', 'School']]).toString('hex')).to.equal(BY_HAND);
    });

    it('writes what Redis loads with its checksum, whatever the texts', async () => {
      const pairs: [string, string][] = [
        ['empty', ''],
        ['ünï 😀', 'vàlue\0\n'],
        ['number', '42'],
        ['of 63', 'x'.repeat(63)],
        ['of 64', 'x'.repeat(64)],
        ['of 16383', 'y'.repeat(16_383)],
        ['of 16384', 'z'.repeat(16_384)],
      ];
      const dump = join(scratch, 'written.rdb');
      await writeDump(dump, pairs);
      const server = await RedisServer.start({ dump });
      try {
        expect(await server.command('DBSIZE')).to.equal(pairs.length);
        for (const [key, value] of pairs) expect(await server.command('GET', key), key).to.equal(value);
      } finally {
        await server.stop();
      }
      const facts = await readDump(dump);
      for (const [key, value] of pairs) expect(facts.stringValue(key), key).to.equal(value);
      expect(facts).to.include({ isDump: true, version: 9, redisVersion: '5.0.7', checksum: 'right' });
    });

    it('keeps the last of two values for one key', () => {
      const bytes = dumpBytes([
        ['k', 'first'],
        ['k', 'last'],
      ]);
      expect(dumpFacts(bytes).stringValue('k')).to.equal('last');
    });
  });

  describe('readDump', () => {
    /** What Redis itself saves after these commands. */
    const saved = async (name: string, ...commands: (string | number)[][]): Promise<string> => {
      const server = await RedisServer.start();
      try {
        for (const [command = '', ...args] of commands) await server.command(String(command), ...args);
        await server.command('SAVE');
        const path = join(scratch, `${name}.rdb`);
        await copyFile(join(server.folder, 'dump.rdb'), path);
        return path;
      } finally {
        await server.stop();
      }
    };
    const target = ['SET', 'zz target', 'found'];

    it('reads strings in every encoding that Redis uses', async () => {
      const texts = {
        int8: '-7',
        int16: '-1234',
        int32: '123456789',
        int64: '1234567890123',
        compressed: 'abc'.repeat(500),
        overlapping: 'a'.repeat(10_000),
        mixed: Array.from({ length: 300 }, (_, n) => `line ${n * 7919}`).join('\n'),
        '12345': 'an integer as key',
        ['long key '.repeat(30)]: 'a compressed key',
      };
      const path = await saved('strings', ...Object.entries(texts).map(pair => ['SET', ...pair]));
      const facts = await readDump(path);
      expect(facts).to.include({ isDump: true, checksum: 'right' }).and.not.have.property('problem');
      expect(facts.version).to.be.at.least(9);
      expect(facts.redisVersion).to.match(/^\d+\.\d+/);
      for (const [key, value] of Object.entries(texts)) expect(facts.stringValue(key), key).to.equal(value);
      expect(facts.stringValue('none')).to.equal(undefined);
    });

    it('steps over every other type, expiries, and other databases', async () => {
      const large = Array.from({ length: 300 }, (_, n) => `${n} ${'x'.repeat(70)}`);
      const path = await saved(
        'types',
        ['RPUSH', 'list', 'a', 1],
        ['RPUSH', 'long list', ...large],
        ['SADD', 'set', 'a'],
        ['SADD', 'intset', 1, 2, 70_000],
        ['SADD', 'large set', ...large],
        ['ZADD', 'zset', 1.5, 'a', '-inf', 'b'],
        ['ZADD', 'large zset', ...large.flatMap((member, n) => [n, member])],
        ['HSET', 'hash', 'a', 'b'],
        ['HSET', 'large hash', ...large.flatMap(field => [field, field])],
        ['SET', 'expires', 'later', 'EX', 1000],
        target,
        ['SELECT', 2],
        ['SET', 'zz target', 'elsewhere'],
        ['SET', 'only there', 'x'],
      );
      const facts = await readDump(path);
      expect(facts).not.to.have.property('problem');
      expect(facts.checksum).to.equal('right');
      expect(facts.stringValue('zz target')).to.equal('found');
      expect(facts.stringValue('expires')).to.equal('later');
      expect(facts.stringValue('list')).to.equal(undefined);
      expect(facts.stringValue('only there')).to.equal(undefined);
    });

    it('says what it does not know, and finds the pair all the same', async () => {
      // Which key comes first in the file is chance: among twenty streams the target is hardly ever the first.
      const streams = Array.from({ length: 20 }, (_, n) => ['XADD', `stream ${n}`, '*', 'f', 'v']);
      const facts = await readDump(await saved('stream', ...streams, target));
      expect(facts.isDump).to.equal(true);
      expect(facts.problem).to.match(/^cannot be read beyond byte \d+: it holds a value of type \d+/);
      expect(facts.stringValue('zz target')).to.equal('found');
      expect(facts.stringValue('zz')).to.equal(undefined);
    });

    it('leaves out what has expired', () => {
      const bytes = dumpBytes([['k', 'v']]);
      const at = bytes.indexOf(Buffer.from([0, 1, 0x6b]));
      const expiry = Buffer.alloc(9, 0xfc);
      const withExpiry = (ms: number) => {
        expiry.writeBigInt64LE(BigInt(ms), 1);
        return dumpFacts(Buffer.concat([bytes.subarray(0, at), expiry, bytes.subarray(at)]));
      };
      expect(withExpiry(Date.now() - 1000).stringValue('k')).to.equal(undefined);
      expect(withExpiry(Date.now() + 60_000).stringValue('k')).to.equal('v');
    });

    it('judges the checksum', () => {
      const bytes = Buffer.from(BY_HAND, 'hex');
      expect(dumpFacts(bytes).checksum).to.equal('right');
      expect(dumpFacts(Buffer.concat([bytes.subarray(0, -8), Buffer.alloc(8)])).checksum).to.equal('off');
      bytes[60] = (bytes[60] ?? 0) ^ 1;
      expect(dumpFacts(bytes).checksum).to.equal('wrong');
      expect(dumpFacts(bytes.subarray(0, -3)).checksum).to.equal('wrong');
    });

    it('reads a newer version than Redis here does', () => {
      const bytes = Buffer.from(BY_HAND, 'hex');
      bytes.write('REDIS0012');
      expect(dumpFacts(bytes)).to.include({ isDump: true, version: 12 });
      expect(dumpFacts(bytes).stringValue('Holberton')).to.equal('School');
    });

    it('says where a file is cut off', () => {
      const facts = dumpFacts(Buffer.from(BY_HAND, 'hex').subarray(0, 60));
      expect(facts).to.deep.include({ isDump: true, version: 9 });
      expect(facts.problem).to.equal('cannot be read beyond byte 46: the file ends too early');
      expect(facts.stringValue('Holberton')).to.equal(undefined);
    });

    it('survives any change of a byte', () => {
      const bytes = Buffer.from(BY_HAND, 'hex');
      for (let at = 0; at < bytes.length; at++) {
        for (const value of [0, 0x40, 0x80, 0x81, 0xc0, 0xc3, 0xfc, 0xff]) {
          const changed = Buffer.from(bytes);
          changed[at] = value;
          expect(dumpFacts(changed).isDump).to.be.a('boolean');
        }
      }
    });

    it('tells what is no dump', async () => {
      const about = async (content: string) => {
        const path = join(scratch, 'other');
        await writeFile(path, content);
        return readDump(path);
      };
      expect(await about('')).to.include({ isDump: false, problem: 'is empty' });
      expect(await about('SET Holberton School\n')).to.include({
        isDump: false,
        problem: 'begins with "SET Holberton School", where an RDB file begins with REDIS',
      });
      expect(await about('REDIS')).to.include({ isDump: false });
      expect((await about('')).stringValue('Holberton')).to.equal(undefined);
    });

    it('throws when there is no file, or none that can be read', async () => {
      for (const [path, why] of [
        [join(scratch, 'none.rdb'), 'ENOENT'],
        [scratch, 'it is not a file'],
      ] as const) {
        const error = await readDump(path).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(RedisError).with.property('kind', 'bad-dump');
        expect((error as RedisError).message).to.include(why);
      }
    });
  });
});
