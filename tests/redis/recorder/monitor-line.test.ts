import { expect } from 'chai';
import { parseMonitorLine } from '../../../harness/redis/recorder/monitor-line';
import { cpuTime } from '../../compare/cpu-time';

describe('parseMonitorLine', () => {
  it('takes a line apart', () => {
    expect(parseMonitorLine('1339518083.107412 [3 127.0.0.1:60866] "hset" "key" "field" "value"')).to.deep.equal({
      at: 1339518083107.412,
      db: 3,
      client: '127.0.0.1:60866',
      name: 'HSET',
      args: ['key', 'field', 'value'],
    });
  });

  it('knows what scripts do', () => {
    expect(parseMonitorLine('1.000001 [0 lua] "get" "k"')).to.include({ client: 'lua', name: 'GET' });
  });

  it('undoes each escape', () => {
    const line = String.raw`1.0 [0 127.0.0.1:1] "set" "a\"b\\c\\n" "\n\r\t\a\b\x00\x7f" "" "\\x41"`;
    expect(parseMonitorLine(line)?.args).to.deep.equal(['a"b\\c\\n', '\n\r\t\x07\b\0\x7f', '', '\\x41']);
  });

  it('gives UTF-8 text as it was sent', () => {
    const line = String.raw`1.0 [0 127.0.0.1:1] "set" "\xc3\xbc" "\xf0\x9f\x98\x80!"`;
    expect(parseMonitorLine(line)?.args).to.deep.equal(['ü', '😀!']);
  });

  it('is not led astray by what looks like its own signs', () => {
    const line = String.raw`1.0 [0 127.0.0.1:1] "set" "[0 lua] \"x\"" "\" \""`;
    expect(parseMonitorLine(line)).to.deep.include({ client: '127.0.0.1:1', args: ['[0 lua] "x"', '" "'] });
  });

  it('gives nothing for what is no such line', () => {
    for (const line of ['OK', '', '1.0 [0 127.0.0.1:1]', '"set" "k"'])
      expect(parseMonitorLine(line)).to.equal(undefined);
  });

  it('is quick with a megabyte, of plain text and of escapes', function () {
    this.timeout(10_000);
    for (const [shown, value] of [
      ['x', 'x'],
      [String.raw`\x00`, '\0'],
      [String.raw`\"`, '"'],
    ] as const) {
      const line = `1.0 [0 127.0.0.1:1] "set" "${shown.repeat(1e6)}"`;
      expect(parseMonitorLine(line)?.args).to.deep.equal([value.repeat(1e6)]);
      expect(cpuTime(() => parseMonitorLine(line))).to.be.below(150);
    }
  });
});
