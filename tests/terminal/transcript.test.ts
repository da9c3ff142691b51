import { expect } from 'chai';
import { fewThings } from '../../harness/terminal/limits';
import { Transcript } from '../../harness/terminal/transcript';

describe('Transcript', () => {
  const of = (...chunks: string[]) => {
    const transcript = new Transcript();
    for (const chunk of chunks) transcript.add(Buffer.from(chunk));
    return transcript;
  };

  it('makes lines of pieces that are cut anywhere', () => {
    expect(of('on', 'e\ntw', 'o\n').texts()).to.deep.equal(['one', 'two']);
  });

  it('shows a last line that has no line break yet', () => {
    const transcript = of('one\ntwo');
    expect(transcript.texts()).to.deep.equal(['one', 'two']);
    expect(transcript.lines).to.have.length(1);
    transcript.end();
    expect(transcript.lines).to.have.length(2);
  });

  it('reads a letter that is cut in its middle', () => {
    const bytes = Buffer.from('é\n');
    const transcript = new Transcript();
    transcript.add(bytes.subarray(0, 1));
    transcript.add(bytes.subarray(1));
    expect(transcript.texts()).to.deep.equal(['é']);
  });

  it('takes both kinds of line end', () => {
    expect(of('one\r\ntwo\n').texts()).to.deep.equal(['one', 'two']);
  });

  it('drops what comes past the cap, and says so', () => {
    const transcript = of('x'.repeat(fewThings.outputBytes - 1));
    expect(transcript.cut).to.equal(false);
    expect(transcript.add(Buffer.from('yyy'))).to.equal(false);
    expect(transcript.cut).to.equal(true);
    expect(transcript.texts()[0]).to.have.length(fewThings.outputBytes);
  });

  it('shows what only this run knows under the name that the learner knows', () => {
    const transcript = new Transcript(text => text.replaceAll('/stage', '/home'));
    transcript.add(Buffer.from('at /stage/a.js\n'));
    expect(transcript.texts()).to.deep.equal(['at /home/a.js']);
  });
});
