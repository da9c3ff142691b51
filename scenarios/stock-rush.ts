import { compareWithBare, confirmed, isJson, listProducts, quantityLeft } from './exercise';
import type { Server } from './runner/rehearsal';
import { define, mustBe } from './runner/scenario';

/** What each client requests, again and again. */
const paths = [1, 2, 3, 4].flatMap(id => [`/reserve_product/${id}`, `/list_products/${id}`]);
/** The least share of a bare server's requests a second. */
const leastRatio = 0.6;

interface Sale {
  readonly id: number;
  readonly stock: number;
  readonly confirmed: number;
  /** At the end, according to each server. */
  readonly left: readonly number[];
}

interface Outcome {
  readonly sales: readonly Sale[];
  readonly lowest: number;
  readonly strange: readonly string[];
  readonly unanswered: number;
  readonly perSecond: number;
  /** Requests a second for a product that never sells out; undefined if not measured. */
  readonly compared?: { readonly own: number; readonly bare: number };
}

/** Task 12 under many clients and on several servers. */
export const stockRush = define({
  name: 'stock-rush',
  title: 'A rush on the stock (task 12)',
  shows: 'Many clients reserve the same few products, on several servers with one Redis.',
  parameters: {
    clients: { about: 'clients at the same time', default: 60, min: 1, max: 1000 },
    servers: { about: 'server processes', default: 2, min: 1, max: 8 },
    each: { about: 'requests of each client', default: 8, min: 1, max: 1000 },
    compare: {
      about: 'requests to measure beside a bare get-then-set server; 0: none',
      default: 0,
      min: 0,
      max: 100_000,
    },
  },
  programs: ['9-stock'],
  async play(rehearsal, { clients, servers: count, each, compare }): Promise<Outcome> {
    const servers = await Promise.all(Array.from({ length: count }, () => rehearsal.serve('9-stock')));
    const first = servers[0] as Server;
    const products = await listProducts(rehearsal, first);
    const confirmations = new Map<number, number>();
    const strange: string[] = [];
    let lowest = Number.POSITIVE_INFINITY;
    const requests = clients * each;
    const work = rehearsal.work('stock rush', 'requests', requests);
    let answers = 0;
    const { seconds, unanswered } = await rehearsal.rush({
      ports: servers.map(({ port }) => port),
      paths,
      clients,
      requests,
      answered: ({ path, status, body }) => {
        work.update(++answers);
        if (!isJson(body) || status >= 500) return void strange.push(`${status} ${body.slice(0, 80)}`);
        const { status: said, itemId, currentQuantity } = JSON.parse(body);
        if (path.startsWith('/list') && !(currentQuantity >= lowest)) lowest = currentQuantity;
        if (said === confirmed) confirmations.set(itemId, (confirmations.get(itemId) ?? 0) + 1);
      },
    });
    work.end();
    const sales: Sale[] = [];
    for (const { id, stock } of products) {
      const left = await Promise.all(servers.map(server => quantityLeft(rehearsal, server, id)));
      sales.push({ id, stock, confirmed: confirmations.get(id) ?? 0, left });
    }
    const measured = compare > 0 ? { compared: await compareWithBare(rehearsal, first, compare) } : {};
    return { sales, lowest, strange, unanswered, perSecond: (requests - unanswered) / seconds, ...measured };
  },
  mustHold: [
    mustBe<Outcome>('No product is confirmed more often than there was of it', ({ sales }) => {
      const oversold = sales.filter(({ confirmed, stock }) => confirmed > stock);
      return list(oversold.map(({ id, confirmed, stock }) => `product ${id}: ${confirmed} of ${stock}`));
    }),
    mustBe<Outcome>(
      'What is left, as every server tells, is what there was without what was confirmed',
      ({ sales }) => {
        const wrong = sales.filter(({ stock, confirmed, left }) => left.some(one => one !== stock - confirmed));
        return list(
          wrong.map(({ id, stock, confirmed, left }) => `product ${id}: ${stock} - ${confirmed}, ${left} left`),
        );
      },
    ),
    mustBe<Outcome>('currentQuantity never is below 0', ({ lowest, sales }) => {
      const least = Math.min(lowest, ...sales.flatMap(({ left }) => left));
      return !(least >= 0) && `it was ${least}`;
    }),
    mustBe<Outcome>('Every request is answered with JSON', ({ strange, unanswered }) =>
      list([...strange.slice(0, 3), ...(unanswered > 0 ? [`${unanswered} without an answer`] : [])]),
    ),
    mustBe<Outcome>(
      `One server serves at least ${leastRatio} times the requests of a bare get-then-set server`,
      ({ compared }) =>
        compared && compared.own < leastRatio * compared.bare && `${(compared.own / compared.bare).toFixed(2)} times`,
      ({ compared }) => compared !== undefined,
    ),
  ],
  figures: ({ sales, perSecond, compared }) => [
    { name: 'confirmed', value: sum(sales.map(sale => sale.confirmed)) },
    { name: 'oversold', value: sum(sales.map(sale => Math.max(0, sale.confirmed - sale.stock))) },
    { name: 'requests a second', value: perSecond },
    ...(compared
      ? [
          { name: 'one product without end, requests a second', value: compared.own },
          { name: 'the same of a bare server', value: compared.bare },
          { name: 'ratio', value: compared.own / compared.bare },
        ]
      : []),
  ],
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function list(problems: readonly string[]): string | undefined {
  return problems.length > 0 ? problems.join(', ') : undefined;
}
