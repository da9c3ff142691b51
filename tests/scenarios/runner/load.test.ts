import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Latency } from '../../../scenarios/runner/latency';
import { type Answered, rush } from '../../../scenarios/runner/load';

describe('rush', () => {
  async function serve(listener: RequestListener) {
    const server = createServer(listener);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return { server, port: (server.address() as AddressInfo).port };
  }

  it('deals the clients out among the servers, and gives each answer with what was asked', async () => {
    const servers = await Promise.all([
      serve((request, response) => response.end(`one ${request.url}`)),
      serve((request, response) => response.end(`two ${request.url}`)),
    ]);
    const answers: Answered[] = [];
    const latency = new Latency();
    const { unanswered, seconds } = await rush(
      {
        ports: servers.map(({ port }) => port),
        paths: ['/a', '/b'],
        clients: 4,
        requests: 40,
        answered: answer => void answers.push(answer),
      },
      latency,
    );
    for (const { server } of servers) server.close();
    const bodies = answers.map(({ body }) => body);
    expect(bodies.filter(body => body === 'one /a')).to.have.length(10);
    expect(bodies.filter(body => body === 'two /b')).to.have.length(10);
    expect(answers.every(({ path, body, status }) => body.endsWith(path) && status === 200)).to.equal(true);
    expect({ unanswered, answers: answers.length, timed: latency.count }).to.deep.equal({
      unanswered: 0,
      answers: 40,
      timed: 40,
    });
    expect(seconds).to.be.above(0);
  });

  it('comes to an end, and counts what was not answered, when a server dies', async () => {
    let left = 5;
    const { server, port } = await serve((request, response) => {
      if (left-- > 0) return response.end('{}');
      server.close();
      return request.socket.destroy();
    });
    const { unanswered } = await rush({ ports: [port], paths: ['/'], clients: 2, requests: 50, answered: () => {} });
    expect(unanswered).to.be.within(44, 46);
  });
});
