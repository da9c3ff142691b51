import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { request } from '../../harness/http';

describe('request', () => {
  let server: Server;
  const serve = (listener: RequestListener) =>
    new Promise<number>(resolve => {
      server = createServer(listener).listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
  afterEach(() => new Promise(resolve => server.close(resolve)));

  it('gives status, headers, text and JSON', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"status":"é"}');
    });
    const answer = await request({ port, path: '/' });
    expect(answer).to.include({ status: 404, text: '{"status":"é"}' });
    expect(answer.json).to.deep.equal({ status: 'é' });
    expect(answer.headers['content-type']).to.equal('application/json');
  });

  it('leaves out the JSON where there is none', async () => {
    const port = await serve((_request, response) => void response.end('plain'));
    expect(await request({ port, path: '/' })).not.to.have.property('json');
  });

  it('sends method and body', async () => {
    const port = await serve((incoming, response) => {
      incoming.on('data', body => void response.end(`${incoming.method} ${body}`));
    });
    expect(await request({ port, path: '/', method: 'POST', body: 'é' })).to.have.property('text', 'POST é');
  });

  it('tells when the request has left, though no answer comes', async () => {
    const given = new AbortController();
    const port = await serve(() => {});
    let asking: Promise<unknown> = Promise.resolve();
    await new Promise<void>(delivered => {
      asking = request({ port, path: '/' }, given.signal, delivered).catch((error: Error) => error.message);
    });
    given.abort();
    expect(await asking).to.match(/abort/);
  });

  it('says that a connection was broken off', async () => {
    const port = await serve(incoming => void incoming.socket.destroy());
    const failed = await request({ port, path: '/' }).catch((error: Error) => error.message);
    expect(failed).to.equal('socket hang up');
  });

  it('does not read an answer without end', async () => {
    const port = await serve((_request, response) => {
      const more = () => response.destroyed || response.write('x'.repeat(65536), more);
      more();
    });
    const failed = await request({ port, path: '/' }).catch((error: Error) => error.message);
    expect(failed).to.equal('the answer to GET / has no end');
  });
});
