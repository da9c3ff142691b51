import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { buildFromSource } from '../../../harness/redis/provision/build';

const ADDRESS = 'REDISMS_DOWNLOAD_URL';

/** The source that is served here is a Makefile only; what it makes answers as a Redis does. */
describe('buildFromSource', function () {
  this.timeout(30_000);
  let scratch: string;
  let server: Server;
  let archive: Buffer | undefined;

  before(async () => {
    server = createServer((_request, response) => {
      if (archive === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-length': archive.length }).end(archive);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    process.env[ADDRESS] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/redis-stable.tar.gz`;
  });
  after(() => {
    delete process.env[ADDRESS];
    server.close();
  });
  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'redis-build-test-'));
    await mkdir(join(scratch, 'target'));
  });
  afterEach(() => rm(scratch, { recursive: true }));

  const serve = async (makefile: string) => {
    const source = join(scratch, 'redis-stable');
    await mkdir(join(source, 'src'), { recursive: true });
    await writeFile(join(source, 'Makefile'), makefile);
    await execa('tar', ['-czf', join(scratch, 'source.tar.gz'), '-C', scratch, 'redis-stable']);
    archive = await readFile(join(scratch, 'source.tar.gz'));
  };
  /** A `make` that does what the Makefile's first rule says, so that no compiler is needed. */
  const pathWithMake = async (): Promise<string> => {
    const make = join(scratch, 'bin', 'make');
    await mkdir(join(scratch, 'bin'));
    await writeFile(make, '#!/bin/sh\nsed -n "s/^\\t//p" Makefile | sh -e\n');
    await chmod(make, 0o755);
    return `${join(scratch, 'bin')}:${process.env.PATH}`;
  };

  it('leaves a redis-server where the cache looks for it, and says how it goes on', async () => {
    await serve('all:\n\tprintf "#!/bin/sh\\necho made\\n" > src/redis-server\n\tchmod +x src/redis-server\n');
    const told: string[] = [];
    await buildFromSource(join(scratch, 'target'), await pathWithMake(), line => told.push(line));
    expect((await execa(join(scratch, 'target', 'stable', 'redis-server'))).stdout).to.equal('made');
    expect(told.join('\n')).to.match(/^Downloading Redis stable/);
  });

  it('says why it could not be compiled', async () => {
    await serve('all:\n\techo "no such header" >&2\n\texit 2\n');
    expect(await failure(await pathWithMake())).to.include('no such header');
  });

  it('says why it could not be downloaded', async () => {
    archive = undefined;
    expect(await failure(process.env.PATH ?? '')).to.include('404');
  });

  const failure = (path: string) =>
    buildFromSource(join(scratch, 'target'), path, () => {}).then(
      () => expect.fail('nothing failed'),
      (error: Error) => error.message,
    );
});
