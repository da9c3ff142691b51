import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import type { Result } from '../../report/result';
import { makeFolder } from '../folder';

const root = resolve(__dirname, '../..');

describe('the package', function () {
  this.timeout(600_000);
  const place = makeFolder({ 'package.json': '{ "private": true }\n' });
  after(() => place.remove());

  before(async () => {
    await execa('npm', ['pack', '--silent', '--pack-destination', place.path], { cwd: root });
    const name = readdirSync(place.path).find(file => file.endsWith('.tgz')) ?? '';
    const options = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
    await execa('npm', ['install', ...options, join(place.path, name)], { cwd: place.path });
  });

  it('grades by itself: beside the reference, with the packages of the exercise, and with its pages', async () => {
    const folder = makeFolder({ '5-publisher.js': publisher, '1-redis_op.js': "import 'request';\nimport 'sinon';\n" });
    try {
      const options = ['--task', '1', '--task', '5', '--json', 'r.json', '--page', 'p.html', '--trace', 't.html'];
      await execa('npx', ['queuing-spec', folder.path, ...options], { cwd: place.path, reject: false });
      const { tasks } = JSON.parse(readFileSync(join(place.path, 'r.json'), 'utf8')) as Result;
      const rules = tasks.flatMap(task => task.rules);
      expect(rules.filter(({ verdict }) => verdict === 'error')).to.deep.equal([]);
      // Judged beside the reference's subscriber.
      const together = rules.find(({ rule }) => rule === 'A subscriber gets what the publisher sends');
      expect(together?.verdict).to.equal('pass');
      for (const page of ['p.html', 't.html']) expect(existsSync(join(place.path, page))).to.equal(true);
      expect(readFileSync(join(place.path, 't.html'), 'utf8')).to.include('id="bundle"');
    } finally {
      folder.remove();
    }
  });

  it('finds what a program of the exercise may import', async () => {
    const names = ['kue', 'redis', 'express', 'request', 'chai', 'mocha', 'sinon'];
    const inside = join(place.path, 'node_modules/queuing-spec/dist');
    writeFileSync(join(inside, 'look.js'), names.map(name => `require.resolve('${name}');\n`).join(''));
    const { exitCode, stderr } = await execa('node', [join(inside, 'look.js')], { reject: false });
    expect(exitCode, stderr).to.equal(0);
  });
});

const publisher = `import redis from 'redis';
const client = redis.createClient();
client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log('Redis client not connected to the server: ' + error));
function publishMessage(message, time) {
  setTimeout(() => {
    console.log('About to send ' + message);
    client.publish('holberton school channel', message);
  }, time);
}
publishMessage('Holberton Student #1 starts course', 100);
publishMessage('Holberton Student #2 starts course', 200);
publishMessage('KILL_SERVER', 300);
publishMessage('Holberton Student #3 starts course', 400);
`;
