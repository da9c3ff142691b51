import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../harness/package-root';
import { dumpBytes } from '../../harness/redis/dump';
import type { Equivalent, Flaw } from '../flaw';

const task = 'task-0';
const file = 'dump.rdb';
const there = 'The project has a file dump.rdb';
const loads = 'A Redis server starts from dump.rdb';
const recent = "Better, the Redis that wrote dump.rdb is no older than the exercise's";
const pair = 'Under the key Holberton is the value School';

const dump = readFileSync(join(packageRoot, file));

/** The same dump, but of another version of the format, and without a checksum. */
function ofVersion(version: string, redis = '5.0.7'): Buffer {
  const body = dump
    .toString('latin1')
    .replace(/^REDIS\d{4}/, `REDIS${version}`)
    .replace('5.0.7', redis);
  return Buffer.concat([Buffer.from(body, 'latin1').subarray(0, -8), Buffer.alloc(8)]);
}

export const flaws: Flaw[] = [
  {
    id: 'dump-other-key',
    file,
    content: dumpBytes([['holberton', 'School']]),
    task,
    rule: pair,
    how: 'The key is typed without its capital.',
  },
  {
    id: 'dump-other-value',
    file,
    content: dumpBytes([['Holberton', 'school']]),
    task,
    rule: pair,
    how: 'The value is typed without its capital.',
  },
  {
    id: 'dump-pair-swapped',
    file,
    content: dumpBytes([['School', 'Holberton']]),
    task,
    rule: pair,
    how: 'Key and value change places.',
  },
  {
    id: 'dump-value-with-quotes',
    file,
    content: dumpBytes([['Holberton', '"School"']]),
    task,
    rule: pair,
    how: 'The quotation marks that redis-cli prints are taken for a part of the value.',
  },
  {
    id: 'dump-of-an-empty-server',
    file,
    content: dumpBytes([]),
    task,
    rule: pair,
    how: 'The server is ended by kill -9, and the dump is the one of the time before.',
  },
  {
    id: 'dump-is-text',
    file,
    content: 'set Holberton School\nOK\nget Holberton\n"School"\n',
    task,
    rule: loads,
    how: 'What the terminal showed is saved under the name of the dump.',
  },
  { id: 'dump-is-empty', file, content: '', task, rule: loads, how: 'The file is made by touch.' },
  {
    id: 'dump-is-cut',
    file,
    content: dump.subarray(0, -12),
    task,
    rule: loads,
    how: 'The file is copied while the server still writes it.',
  },
  {
    id: 'dump-as-text-mode',
    file,
    content: Buffer.from(dump.toString('utf8')),
    task,
    rule: loads,
    how: 'The binary file goes through an editor, or a git that takes it for text.',
  },
  {
    id: 'dump-of-an-old-redis',
    file,
    content: ofVersion('0008', '4.0.9'),
    task,
    rule: recent,
    how: 'The server is the one that an old Linux brings along.',
  },
  { id: 'dump-is-missing', file, content: null, task, rule: there, how: 'The file stays in the folder of Redis.' },
];

export const equivalents: Equivalent[] = [
  {
    id: 'dump-with-more-keys',
    file,
    content: dumpBytes([
      ['HolbertonSanFrancisco', '100'],
      ['Holberton', 'School'],
    ]),
    task,
    what: 'The dump has keys of later tasks too.',
  },
  {
    id: 'dump-of-a-newer-redis',
    file,
    content: ofVersion('0080'),
    task,
    what: 'A Redis wrote it whose format the Redis here cannot read.',
  },
];
