import { expect } from 'chai';
import { describeDifference } from '../../../harness/compare/difference/describe';
import { compareThreads } from '../../../harness/compare/threads/threads';
import { cpuTime } from '../cpu-time';
import { Random } from '../random';

const TWO = 'job [#]{a} starts\njob [#]{a} fails\n\njob [#]{b} starts\njob [#]{b} ends';
const matches = (expected: string, actual: readonly string[], bindings = {}) =>
  compareThreads(expected, actual, bindings).matches;
const sentence = (expected: string, actual: readonly string[]) => {
  const { difference } = compareThreads(expected, actual);
  return difference && describeDifference(difference);
};

describe('compareThreads', () => {
  it('lets threads interleave in any way', () => {
    for (const order of ['1s 1f 2s 2e', '1s 2s 1f 2e', '1s 2s 2e 1f', '2s 1s 2e 1f', '2s 2e 1s 1f', '#2s 1s #2e #1f']) {
      expect(matches(TWO, toLines(order)), order).to.equal(true);
    }
  });

  it('keeps the order within a thread, and wants each line once', () => {
    for (const order of [
      '1f 1s 2s 2e',
      '1s 1f 2e 2s',
      '1s 2s 1f',
      '1s 2s 1f 2e 2e',
      '1s 1f 1s 1e',
      '1s 2s 1f 1e',
      '',
    ]) {
      expect(matches(TWO, toLines(order)), order).to.equal(false);
    }
  });

  it('binds names to two different things, and tells which is which only from what comes later', () => {
    expect(compareThreads(TWO, toLines('1s 2s 2f 1e')).bindings).to.deep.equal({ a: '2', b: '1' });
  });

  it('takes given bindings literally', () => {
    expect(matches(TWO, toLines('1s 2s 2f 1e'), { a: '2' })).to.equal(true);
    expect(matches(TWO, toLines('1s 2s 2f 1e'), { a: '1' })).to.equal(false);
    expect(matches(TWO, toLines('1s 2s 2f 1e'), { a: '2', b: '3' })).to.equal(false);
  });

  it('knows names that threads share', () => {
    const shared = 'key {k}\nfirst {k}\n\nsecond {k}';
    expect(matches(shared, ['key 1', 'second 1', 'first 1'])).to.equal(true);
    expect(matches(shared, ['key 1', 'second 2', 'first 1'])).to.equal(false);
  });

  it('lets a thread of ... take any further lines', () => {
    expect(matches(`${TWO}\n\n...`, [...toLines('1s 2s'), 'noise', ...toLines('2f 1e'), 'noise'])).to.equal(true);
    expect(matches(`${TWO}\n\n...`, [...toLines('1s 2s'), 'noise', ...toLines('2f'), 'noise'])).to.equal(false);
    expect(matches('a\n...\nb\n\nc', ['a', 'x', 'c', 'y', 'b'])).to.equal(true);
    expect(matches('a\n...\nb\n\nc', ['x', 'a', 'c', 'b'])).to.equal(false);
  });

  it('goes back where the first choice was wrong', () => {
    expect(matches('a\nb\nc\n\na\nb\nd\n\na\nc', ['a', 'a', 'a', 'b', 'c', 'b', 'c', 'd'])).to.equal(true);
    expect(matches('x\n[..]\nz\n\nx\ny\ny', ['x', 'x', 'y', 'y', 'y', 'z'])).to.equal(true);
  });

  it('names the line that is not due', () => {
    expect(sentence(TWO, toLines('1s 2s 2f 2e'))).to.equal(
      'Line 4 is not expected there: "job 2 ends"; it should perhaps be "job 1 ends".',
    );
    expect(sentence('a\nb\n\nc\nd', ['a', 'c', 'x', 'b', 'd'])).to.equal(
      'Line 3 is not expected there: "x"; expected next is one of "b", "d".',
    );
    expect(sentence('a\nb\n\nc', ['a', 'c', 'b', 'x'])).to.equal(
      'Line 4 is not expected there: "x"; all that is expected had come before.',
    );
  });

  it('names the line that should have come before', () => {
    expect(sentence('a 1\na 2\na 3\n\nb', ['a 1', 'b', 'a 3', 'a 2'])).to.equal(
      'Line 3 is not expected there: "a 3"; first should come "a 2".',
    );
  });

  it('notices a line that has been there already', () => {
    expect(sentence('alpha\nomega\n\nc', ['alpha', 'alpha', 'c', 'omega'])).to.equal(
      'Line 2 is not expected there: "alpha"; it has been there already, as line 1.',
    );
  });

  it('names the lines that are missing', () => {
    expect(sentence(TWO, toLines('1s 2s 1f'))).to.equal('The output ends too early; missing: "job #2 ends".');
    expect(sentence('a\nb\nc\n\nd\ne\n\nf', ['a', 'f'])).to.equal(
      'The output ends too early; missing: 2 lines, from "b"; 2 lines, from "d".',
    );
    expect(sentence(TWO, [])).to.equal('Nothing was printed.');
  });

  it('pairs lines that are wrong with those that were due', () => {
    const { difference } = compareThreads(TWO, ['job 1 starts', 'job 2 starts', 'job 1 fail', 'job 2 ends']);
    expect(difference?.rows.map(({ kind, expected, actual }) => [kind, expected, actual])).to.deep.equal([
      ['same', 'job 1 starts', 'job 1 starts'],
      ['same', 'job 2 starts', 'job 2 starts'],
      ['changed', 'job 1 fails', 'job 1 fail'],
      ['same', 'job 2 ends', 'job 2 ends'],
    ]);
  });

  it('matches every interleaving of random threads, and none with a line changed', function () {
    this.timeout(20_000);
    const random = new Random(11);
    for (let round = 0; round < 400; round += 1) {
      const { expected, lines } = randomThreads(random);
      expect(matches(expected, lines), `${expected}\nagainst\n${lines.join('\n')}`).to.equal(true);
      const at = random.below(lines.length);
      const dropped = lines.toSpliced(at, 1);
      const twice = lines.toSpliced(at, 0, lines[at] as string);
      const foreign = lines.with(at, 'foreign');
      for (const wrong of [dropped, twice, foreign]) {
        const { matches: met, difference } = compareThreads(expected, wrong);
        expect(met, `${expected}\nagainst\n${wrong.join('\n')}`).to.equal(false);
        expect(difference?.rows.some(row => row.kind !== 'same')).to.equal(true);
        expect(difference?.rows.filter(row => row.actual !== undefined)).to.have.length(wrong.length);
      }
    }
  });

  it('agrees with trying everything', function () {
    this.timeout(20_000);
    const random = new Random(5);
    let matched = 0;
    for (let round = 0; round < 3_000; round += 1) {
      const threads = Array.from({ length: 1 + random.below(3) }, () => [
        'a',
        ...random.list(2, () => random.of(['a', 'b', 'c'])),
      ]);
      const lines = shuffled(random, threads.flat());
      const expected = tryAll(threads, lines);
      expect(matches(threads.map(thread => thread.join('\n')).join('\n\n'), lines)).to.equal(expected);
      if (expected) matched += 1;
    }
    expect(matched).to.be.within(300, 2_700);
  });

  it('is quick with eleven threads of five lines and their names, right or wrong', function () {
    this.timeout(30_000);
    const random = new Random(3);
    const names = [...'abcdefghijk'];
    const thread = (id: string) => [
      `created: ${id}`,
      `job ${id} 0%`,
      `job ${id} 50%`,
      `job ${id} 100%`,
      `job ${id} ends`,
    ];
    const expected = names.map(name => thread(`{${name}}`).join('\n')).join('\n\n');
    const lines = interleaved(
      random,
      names.map((_, id) => thread(String(id + 39))),
    );
    expect(matches(expected, lines)).to.equal(true);
    const wrong = [
      lines.toSpliced(30, 1),
      lines.with(40, 'x'),
      [...lines].reverse(),
      [...lines.slice(1), lines[0] as string],
    ];
    for (const one of [lines, ...wrong]) expect(cpuTime(() => compareThreads(expected, one).matches)).to.be.below(100);
    for (const one of wrong) expect(compareThreads(expected, one).matches).to.equal(false);
  });

  it('is quick with hostile output', function () {
    this.timeout(30_000);
    const evil: [string, string[]][] = [
      [TWO, new Array(500_000).fill('job 1 starts')],
      [`${TWO}\n\n...`, Array.from({ length: 50_000 }, (_, id) => `job ${id} starts`)],
      [
        Array.from({ length: 8 }, (_, i) => `[..]\n[..]a\n[..]b\n${i}`).join('\n\n'),
        Array.from({ length: 32 }, (_, i) => 'ab'.charAt(i % 2)),
      ],
      ['{a}\n{b}\n{c}\n\n{d}\n{e}\n{f}\n\n{g}\n{h}\n{a}', [...'123456789']],
    ];
    for (const [expected, actual] of evil) {
      expect(matches(expected, actual)).to.equal(false);
      expect(
        cpuTime(() => matches(expected, actual)),
        expected,
      ).to.be.below(100);
      expect(
        cpuTime(() => compareThreads(expected, actual).difference),
        expected,
      ).to.be.below(250);
    }
  });
});

/** `1s #2e` stands for `job 1 starts` and `job #2 ends`. */
function toLines(order: string): string[] {
  const words = { s: 'starts', e: 'ends', f: 'fails' };
  return order.split(' ').flatMap(one => (one ? [`job ${one.slice(0, -1)} ${words[one.slice(-1) as 's']}`] : []));
}

function randomThreads(random: Random): { expected: string; lines: string[] } {
  const verbs = ['starts', 'waits', 'runs', 'ends'];
  const count = 1 + random.below(6);
  const shapes = Array.from({ length: count }, () => verbs.slice(0, 1 + random.below(verbs.length)));
  const lines = interleaved(
    random,
    shapes.map((shape, id) => shape.map(verb => `job ${id} ${verb}`)),
  );
  const expected = shapes.map((shape, id) => shape.map(verb => `job {n${id}} ${verb}`).join('\n'));
  return { expected: shuffled(random, expected).join('\n\n'), lines };
}

function interleaved(random: Random, threads: readonly string[][]): string[] {
  const left = threads.map(thread => [...thread]);
  const lines: string[] = [];
  for (let open = left.filter(one => one.length > 0); open.length > 0; open = left.filter(one => one.length > 0))
    lines.push(random.of(open).shift() as string);
  return lines;
}

function shuffled<T>(random: Random, values: readonly T[]): T[] {
  const left = [...values];
  return values.map(() => left.splice(random.below(left.length), 1)[0] as T);
}

function tryAll(threads: readonly string[][], [line, ...rest]: readonly string[]): boolean {
  if (line === undefined) return threads.every(thread => thread.length === 0);
  return threads.some((thread, at) => thread[0] === line && tryAll(threads.with(at, thread.slice(1)), rest));
}
