import type { Rehearsal, Server } from '../runner/rehearsal';
import { bareStock } from './bare-programs';
import { makeEndless } from './stock';

const clients = 50;
/** The number of turns of each. */
const blocks = 4;

/**
 * Measures a server and a bare one in turns. All requests are for one product that never sells out.
 *
 * @returns the requests a second of both
 */
export async function compareWithBare(rehearsal: Rehearsal, own: Server, requests: number) {
  const bare = await rehearsal.serve('bare-stock', { text: bareStock });
  const taken = new Map<Server, number>([
    [own, 0],
    [bare, 0],
  ]);
  const block = Math.max(clients, Math.ceil(requests / blocks));
  const work = rehearsal.work('comparison', 'blocks', 2 * blocks + 2);
  for (let turn = -1; turn < blocks; turn += 1) {
    for (const server of turn % 2 === 0 ? [own, bare] : [bare, own]) {
      await makeEndless(rehearsal, server, 1);
      const { seconds } = await rehearsal.rush({
        ports: [server.port],
        paths: ['/reserve_product/1'],
        clients,
        requests: block,
        answered: () => {},
      });
      // The first turn is a warm-up.
      if (turn >= 0) taken.set(server, (taken.get(server) ?? 0) + seconds);
      work.update(2 * turn + 3);
    }
  }
  work.end();
  const rate = (server: Server): number => (blocks * block) / (taken.get(server) ?? 0);
  return { own: rate(own), bare: rate(bare) };
}
