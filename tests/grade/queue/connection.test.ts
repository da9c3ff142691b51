import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { readAddress, shownAddress } from '../../../grade/queue/connection/address';
import { connect } from '../../../grade/queue/connection/connection';
import { freePort } from '../../../harness/redis/server';
import { OwnRedis, startOldRedis } from './own-redis';

const root = join(__dirname, '..', '..', '..');
const certificates = join(root, 'tests', 'fixtures', 'certificates');
const password = 'gehe!m:/?#[]@%&+ ü';
const encoded = encodeURIComponent(password);

/** What is told of an address that cannot be used. */
async function refusal(address: string): Promise<string> {
  try {
    const redis = await connect(readAddress(address));
    redis.disconnect();
    return 'connected';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('The address of a queue', () => {
  it('is shown without user and password', () => {
    expect(shownAddress(readAddress('rediss://ada:geheim@host:6380/3'))).to.equal('rediss://host:6380/3');
    expect(shownAddress(readAddress('redis://:geheim@[::1]:6380'))).to.equal('redis://[::1]:6380');
  });

  it('may stand in the environment', () => {
    expect(readAddress(true, { QUEUING_SPEC_QUEUE: 'redis://host' }).host).to.equal('host');
    expect(() => readAddress(true, {})).to.throw(
      '--queue needs the address of a Redis, behind it or in QUEUING_SPEC_QUEUE',
    );
  });

  for (const wrong of ['http://host', 'host:6379', 'redis://', 'redis://:geheim%@host', 'redis://geheim@host/eins', ''])
    it(`is refused, without a word of it, where it is "${wrong}"`, () => {
      expect(() => readAddress(wrong))
        .to.throw(/^--queue (takes|needs) the address of a Redis/)
        .with.property('message')
        .that.does.not.include('geheim');
    });
});

describe('A connection to a queue', function () {
  this.timeout(30_000);
  let redis: OwnRedis;
  before(async () => {
    redis = await OwnRedis.start({ requirepass: password, 'maxmemory-policy': 'allkeys-lru' });
  });
  after(() => redis.stop());

  it('is made with a password that holds every sign', async () => {
    const there = await connect(readAddress(`redis://:${encoded}@localhost:${redis.port}`));
    await there.call('acl', 'setuser', 'ada@home', 'on', `>${password}`, '~*', '&*', '+@all');
    there.disconnect();
    const asUser = await connect(readAddress(`redis://ada%40home:${encoded}@localhost:${redis.port}/2`));
    expect(await asUser.call('acl', 'whoami')).to.equal('ada@home');
    expect(await asUser.client('INFO')).to.match(/ db=2 /);
    asUser.disconnect();
  });

  it('warns of a Redis that throws away what was handed out', async () => {
    const warnings: string[] = [];
    const there = await connect(readAddress(`redis://:${encoded}@localhost:${redis.port}`), text =>
      warnings.push(text),
    );
    there.disconnect();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.match(/throws keys away.*allkeys-lru.*Set it to noeviction/);
  });

  it('says what is wrong, and what to do', async () => {
    const nowhere = await freePort();
    const at = `127.0.0.1:${redis.port}`;
    expect(await refusal(`redis://127.0.0.1:${nowhere}`)).to.equal(
      `The queue's Redis at redis://127.0.0.1:${nowhere} cannot be used: nothing listens there. Start it, or mend the port.`,
    );
    expect(await refusal(`redis://:geheim@${at}`)).to.equal(
      `The queue's Redis at redis://${at} cannot be used: the password, or the user, is wrong.`,
    );
    expect(await refusal(`redis://${at}`)).to.match(/it wants a password: redis:\/\/:password@127/);
    expect(await refusal(`rediss://:${encoded}@${at}`)).to.match(/nobody there replies in TLS. Is it a Redis without/);
    expect(await refusal(`redis://:${encoded}@${at}/99`)).to.match(/no database of that number/);
    expect(await refusal('redis://no-such-host.invalid')).to.match(
      /nobody knows a machine called no-such-host\.invalid/,
    );
  });

  it('is refused by what is too old for it', async () => {
    const old = await startOldRedis('5.0.14');
    expect(await refusal(`redis://127.0.0.1:${old.port}`)).to.match(/is version 5\.0\.14: it takes 6\.2 or newer/);
    old.stop();
  });
});

describe('A connection to a queue by TLS', function () {
  this.timeout(60_000);
  let redis: OwnRedis;
  before(async () => {
    redis = await OwnRedis.start({
      port: '0',
      'tls-port': 'PORT',
      'tls-cert-file': join(certificates, 'server.pem'),
      'tls-key-file': join(certificates, 'server.key'),
      'tls-ca-cert-file': join(certificates, 'ca.pem'),
      'tls-auth-clients': 'no',
      requirepass: password,
    });
  });
  after(() => redis.stop());

  const status = (host: string, env: Record<string, string> = {}) =>
    execa(process.execPath, ['bin/start.js', 'queuing-spec', 'queue', 'status'], {
      cwd: root,
      reject: false,
      all: true,
      env: { ...env, QUEUING_SPEC_QUEUE: `rediss://:${encoded}@${host}:${redis.port}` },
    });

  it('trusts the authority that NODE_EXTRA_CA_CERTS names, for the name that the certificate is for', async () => {
    const trusted = { NODE_EXTRA_CA_CERTS: join(certificates, 'ca.pem') };
    const good = await status('localhost', trusted);
    expect(good.exitCode, good.all).to.equal(0);
    expect(good.all).to.match(/Nothing was ever queued here/);
    const other = await status('127.0.0.1', trusted);
    expect(other.exitCode).to.equal(2);
    expect(other.all).to.match(/its certificate is for another name than 127\.0\.0\.1/);
  });

  it('trusts nobody else, and says how to', async () => {
    expect(await refusal(`rediss://:${encoded}@localhost:${redis.port}`)).to.match(
      /nobody that this machine trusts has signed its certificate.*NODE_EXTRA_CA_CERTS/,
    );
    const plain = await refusal(`redis://:${encoded}@localhost:${redis.port}`);
    expect(plain).to.match(/does it want TLS \(rediss:\/\/localhost/);
    expect(plain).not.to.include(encoded);
  });
});
