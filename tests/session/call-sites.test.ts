import { expect } from 'chai';
import { endRedis, type RecordedRedis, startRedis } from '../../harness/redis';
import { Session } from '../../harness/session/session';
import { stageTarget } from '../../harness/stage/stage';
import { ownPlaces } from '../../harness/terminal/own-places';
import { makeFolder } from '../folder';

const programs = {
  'speaks.ts': `
import { promisify } from 'util';
import redis from 'redis';

type Reply = string | null;
const client = redis.createClient();
const get = promisify(client.get).bind(client);

async function show(key: string): Promise<void> {
  const value: Reply = await get(key);
  console.error(\`\${key} is \${value}\`);
}

client.set('a', 'b', () => show('a'));
`,
  'answers.js': `
const app = require('express')();
app.get('/list', (request, response) => {
  const list = [1];
  response.json(list);
});
app.listen(1245);`,
  'floods.js': "for (let n = 0; n < 5000; n += 1) console.log('again');",
  'plays.js': 'Error.prepareStackTrace = () => { throw new Error(); }; console.log("played");',
};

describe('call sites', () => {
  let redis: RecordedRedis;
  let session: Session;
  const target = makeFolder(programs);
  before(async () => {
    redis = await startRedis();
  });
  beforeEach(() => {
    session = new Session({ stage: stageTarget(target.path), redis });
  });
  afterEach(() => session.close());
  after(async () => {
    await endRedis(redis);
    target.remove();
  });

  const sitesOf = (number: number) =>
    ownPlaces(session.terminal(number).control.sites, session.terminal(number).launch).map(
      ({ site, text, place: { file, line, column } }) =>
        `${site} ${text.trim()} ${file.slice(target.path.length + 1)}:${line}:${column}`,
    );

  it('are the lines of the file as it was written, also where a promise is awaited', async () => {
    const terminal = session.run(1, 'speaks');
    await session.until(() => terminal.lines().includes('a is b') || undefined);
    expect(sitesOf(1)).to.deep.equal([
      'redis set a b speaks.ts:14:8',
      'redis get a speaks.ts:10:30',
      'print a is b speaks.ts:11:11',
    ]);
  });

  it('tell which line answered a request', async () => {
    const { control } = session.run(1, 'answers');
    await session.until(() => control.servers.get(1245));
    await session.request({ method: 'GET', path: '/list', port: control.servers.get(1245) ?? 0 });
    await session.until(() => control.sites[0]);
    expect(sitesOf(1)).to.deep.equal(['answer GET /list [1] answers.js:5:12']);
  });

  it('are told of the first few things that a program does', async () => {
    const terminal = session.run(1, 'floods');
    await terminal.ended;
    expect(terminal.lines()).to.have.length(5000);
    expect(terminal.control.sites).to.have.length.within(1, 150);
  });

  it('change nothing for a program that has plans of its own for stack traces', async () => {
    const terminal = session.run(1, 'plays');
    expect(await terminal.ended).to.include({ exitCode: 0 });
    expect(terminal.lines()).to.deep.equal(['played']);
  });
});
