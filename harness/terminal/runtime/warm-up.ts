import { Console } from 'node:console';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { keepDateHeader } from './clock/date-header';
import { never } from './clock/program-clock';

/**
 * Has Node's own parts do once what most programs have them do: what is compiled by then is not compiled again in each
 * program that this process becomes. Leaves nothing open; where it cannot do something, nothing is lost.
 */
export function warmUp(): void {
  keepDateHeader();
  // Its interval of 30 s would stay in the loop of each program.
  const server = createServer({ connectionsCheckingInterval: never }, (_question, answer) => answer.end('{}'));
  server.on('error', () => {});
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo;
    const question = get({ host: '127.0.0.1', port, agent: false }, answer => answer.resume());
    question.on('error', () => {}).once('close', () => server.close());
  });
  // Nobody waits for these: what runs timers is warmed up by them.
  for (const milliseconds of [1, 2, 1]) setTimeout(() => {}, milliseconds);
  clearTimeout(setTimeout(() => {}, 1000));
  new Console(new Writable({ write: (_chunk, _encoding, done) => done() })).log('%s', 'text', { a: [1, 'b'] });
  process.chdir('.');
}
