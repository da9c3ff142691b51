import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { processesOf } from '../../stress/disturbances/processes';
import { openSlowWay } from '../../stress/disturbances/slow-network';
import { stopProcesses } from '../../stress/disturbances/stops';
import { Random } from '../../stress/random';

const state = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.[0];

describe('a disturbance', function () {
  this.timeout(30_000);

  it('is drawn again from the same seed', () => {
    const draws = (seed: string) => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.between(0, 1000));
    };
    expect(draws('a')).to.deep.equal(draws('a')).and.not.deep.equal(draws('b'));
    expect(Math.max(...draws('a'))).to.be.at.most(1000);
    expect(new Random('a').sample([1, 2, 3], 5).sort()).to.deep.equal([1, 2, 3]);
  });

  it('by a slow network cuts what is sent, and loses and reorders nothing', async () => {
    const server = net.createServer(socket => socket.pipe(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const way = await openSlowWay(() => (server.address() as net.AddressInfo).port, new Random('a'));
    const client = net.connect(way.port, '127.0.0.1');
    const pieces: Buffer[] = [];
    client.on('data', piece => pieces.push(piece));
    const texts = Array.from({ length: 30 }, (_, index) => `${index} `.repeat(20));
    let sent = '';
    for (const text of texts) {
      sent += text;
      client.write(text);
      // One at a time, so that what arrives in pieces was cut on the way.
      while (Buffer.concat(pieces).length < sent.length) await once(client, 'data');
    }
    client.end();
    await once(client, 'close');
    expect(Buffer.concat(pieces).toString()).to.equal(sent);
    expect(pieces.length).to.be.above(texts.length);
    await way.empty();
    way.close();
    server.close();
  });

  it('has processes stand still and go on, and leaves none standing', async function () {
    if (process.platform !== 'linux') this.skip();
    const parent = spawn(process.execPath, [
      '-e',
      "const { spawn } = require('child_process'); spawn(process.execPath, ['-e', 'setInterval(() => {}, 5)', 'preload.js']);setInterval(() => {}, 5)",
    ]);
    try {
      const pid = parent.pid as number;
      while (!processesOf(pid).some(({ part }) => part === 'program')) await pause(20);
      const end = stopProcesses(pid, new Random('a'));
      const seen = new Set<string | undefined>();
      while (!seen.has('T')) {
        for (const one of processesOf(pid)) seen.add(state(one.pid));
        await pause(1);
      }
      const stops = end();
      expect(stops.length).to.be.above(0);
      const parts = processesOf(pid);
      expect(parts.map(({ part }) => part)).to.have.members(['harness', 'program']);
      await pause(50);
      for (const one of parts) expect(state(one.pid)).not.to.equal('T');
    } finally {
      for (const { pid } of processesOf(parent.pid as number)) process.kill(pid, 'SIGKILL');
    }
  });
});
