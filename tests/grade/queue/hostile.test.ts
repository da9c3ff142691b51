import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { rowsIn } from './class';
import { Place } from './place';

/** A program that writes to the queue's Redis, if it can, and tells what it finds of the queue's address. */
const hostile = (port: number) => `
const net = require('net');
const fs = require('fs');
const socket = net.connect(${port}, '127.0.0.1', () => {
  socket.write('*3\\r\\n$3\\r\\nSET\\r\\n$6\\r\\nstolen\\r\\n$1\\r\\n1\\r\\n');
  socket.on('data', () => socket.end());
});
socket.on('error', () => {});
for (const who of ['self', process.ppid])
  try {
    const found = /QUEUING_SPEC_QUEUE=[^\\0]*/.exec(fs.readFileSync('/proc/' + who + '/environ', 'utf8'));
    if (found) console.log('found ' + found[0]);
  } catch {}
console.log('environment ' + process.env.QUEUING_SPEC_QUEUE);
`;

describe('A hostile submission at a queue', function () {
  this.timeout(120_000);
  let place: Place;
  beforeEach(async () => {
    place = await Place.open();
  });
  afterEach(async () => {
    delete process.env.QUEUING_SPEC_QUEUE;
    await place.close();
  });

  it('reaches neither the queue’s Redis nor its address', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'queuing-spec-test-')), 'winter');
    const own = join(folder, 'mallory');
    mkdirSync(own, { recursive: true });
    const program = join(own, '0-redis_client.js');
    writeFileSync(program, hostile(place.server.port));

    // Without the harness around it, it does what it is meant to do.
    execFileSync(process.execPath, [program], { env: { QUEUING_SPEC_QUEUE: place.address }, stdio: 'ignore' });
    expect(await place.redis.getdel('stolen')).to.equal('1');

    const out = join(dirname(folder), 'out');
    const collecting = place.run('--class', folder, '--task', '1', '--queue', place.address, '--out', out);
    process.env.QUEUING_SPEC_QUEUE = place.address;
    const worker = await place.run('worker', '--workers', '1', '--once');
    expect(worker.exitCode, worker.all).to.equal(0);
    expect((await collecting).exitCode).to.equal(1);
    expect(await place.redis.exists('stolen')).to.equal(0);
    const told = JSON.stringify(rowsIn(out));
    expect(told).to.match(/environment undefined/);
    expect(told).not.to.include(place.address);
  });
});
