import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { readTasks } from '../../grade/specification/tasks';
import { isFree } from '../../harness/redis/server/free-port';
import { choosePlay } from '../../play/scenario';
import { makeFolder } from '../folder';
import { RealTerminal } from './real-terminal';

const reference = resolve(__dirname, '../../src');
const enter = '\r';
const interrupt = '\u0003';

/** What is pressed in which task, and what is then seen. */
const plays: readonly (readonly [task: number, acts: readonly (readonly [keys: string, seen: RegExp])[]])[] = [
  [
    5,
    [
      ['', /1 5-subscriber \| Redis client connected to the server/],
      [enter, /1 5-subscriber \| KILL_SERVER[\s\S]*\(ended\)/],
    ],
  ],
  [
    7,
    [
      [enter, /Enter: 6-job_processor starts in terminal 2/],
      [enter, /Enter: 6-job_creator starts in terminal 1/],
      ['', /\d 6-job_processor \| Sending notification to \d+, with message: /],
    ],
  ],
  [9, [[enter, /7-job_creator \| Notification job #?\d+ failed: Phone number 4153518780 is blacklisted/]]],
  [
    12,
    [
      [enter, /curl localhost:\d+\/reserve_product\/1\n\{"status":"Reservation confirmed","itemId":1\}/],
      [`GET item.1${enter}`, /\n\d\n/],
    ],
  ],
  [13, [[enter, /\{"status":"(Queue processing|Reservation in process)"\}/]]],
];

describe('play', function () {
  this.timeout(180_000);

  for (const [number, acts] of plays) {
    it(`shows task ${number} in a real terminal, step by step, and leaves nothing after Ctrl-C`, async () => {
      const temporary = makeFolder();
      const terminal = new RealTerminal(`node bin/start.js queuing-spec play ${reference} --task ${number}`, {
        TMPDIR: temporary.path,
      });
      try {
        await terminal.until(/\n(Enter: |That was all)/);
        for (const [keys, seen] of acts) {
          terminal.type(keys);
          await terminal.until(seen);
        }
        const port = Number(/Redis listens on 127\.0\.0\.1:(\d+)/.exec(terminal.shown)?.[1]);
        expect(await isFree(port)).to.equal(false);
        terminal.type(interrupt);
        await terminal.until(/Nothing is left running\./);
        expect(await terminal.ended()).to.equal(0);
        expect(await isFree(port)).to.equal(true);
        expect(readdirSync(temporary.path)).to.deep.equal([]);
      } finally {
        terminal.kill();
        temporary.remove();
      }
    });
  }

  it('starts the programs again when a file is saved', async () => {
    const target = makeFolder();
    cpSync(reference, target.path, { recursive: true });
    const file = join(target.path, '5-subscriber.ts');
    const terminal = new RealTerminal(`node bin/start.js queuing-spec play '${target.path}' --task 5`, {});
    try {
      await terminal.until(/5-subscriber \| Redis client connected to the server/);
      writeFileSync(
        file,
        readFileSync(file, 'utf8').replace('client connected to', 'client is saved and connected to'),
      );
      await terminal.until(/Saved: the programs start again\.[\s\S]*Redis client is saved and connected to the server/);
      terminal.type(interrupt);
      expect(await terminal.ended()).to.equal(0);
    } finally {
      terminal.kill();
      target.remove();
    }
  });

  it('has something to play in every task but those about a file', () => {
    const without = readTasks().filter(task => !choosePlay(task));
    expect(without.map(({ id }) => id)).to.deep.equal(['task-0']);
  });
});
