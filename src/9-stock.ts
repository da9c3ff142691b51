import type { Server } from 'node:http';
import { promisify } from 'node:util';
import express from 'express';
import redis from 'redis';
import { notFound, refused, route } from './always_json';
import { lasting, port, redisUrl } from './connection';
import { surviveOutages } from './outage';
import { closeServer, endWhenAsked } from './termination';
import { together } from './together';

interface Product {
  id: number;
  name: string;
  price: number;
  stock: number;
}

const listProducts: Product[] = [
  { id: 1, name: 'Suitcase 250', price: 50, stock: 4 },
  { id: 2, name: 'Suitcase 450', price: 100, stock: 10 },
  { id: 3, name: 'Suitcase 650', price: 350, stock: 2 },
  { id: 4, name: 'Suitcase 1050', price: 550, stock: 5 },
];

function getItemById(id: number): Product | undefined {
  return listProducts.find(item => item.id === id);
}

// Without an offline queue a command fails at once while Redis is away, and so does the request behind it.
const client = redis.createClient(redisUrl, { ...lasting, enable_offline_queue: false });
surviveOutages(client);

const get = promisify(client.get).bind(client);
const set = promisify<string, string, unknown>(client.set).bind(client);
const sendCommand = promisify<string, string[], unknown>(client.send_command).bind(client);

const SET_IF_STILL = `
  if (tonumber(redis.call('get', KEYS[1])) or 0) ~= tonumber(ARGV[2]) then return 0 end
  redis.call('set', KEYS[1], ARGV[1])
  return 1
`;

/** Sets the reserved stock; where `expected` is given, only if that is what is reserved now. Tells whether it was set. */
async function reserveStockById(itemId: number, stock: number, expected?: number): Promise<boolean> {
  const key = `item.${itemId}`;
  if (expected === undefined) return (await set(key, `${stock}`)) === 'OK';
  return (await sendCommand('EVAL', [SET_IF_STILL, '1', key, `${stock}`, `${expected}`])) === 1;
}

async function getCurrentReservedStockById(itemId: number): Promise<number> {
  return Number(await get(`item.${itemId}`)) || 0;
}

/** Reserves as many as are wanted and left, and tells how many. Each lost round is another server's won one. */
async function reserveSome({ id, stock }: Product, wanted: number): Promise<number> {
  for (;;) {
    const reserved = await getCurrentReservedStockById(id);
    const some = Math.min(wanted, stock - reserved);
    if (some < 1) return 0;
    if (await reserveStockById(id, reserved + some, reserved)) return some;
  }
}

/** Reserves one of an item, unless there is none left. Buyers who come at once share a round, and do not race each other. */
const reserveOne = new Map(listProducts.map(item => [item, together(wanted => reserveSome(item, wanted))]));

function describe({ id, name, price, stock }: Product) {
  return { itemId: id, itemName: name, price, initialAvailableQuantity: stock };
}

const app = express();

/** The item that an address names: `1`, but not `01`, `1e0` or `0x1`, which are the same number. */
function getNamedItem(itemId = ''): Product | undefined {
  return /^[1-9]\d*$/.test(itemId) ? getItemById(Number(itemId)) : undefined;
}

app.get('/list_products', (_request, response) => {
  response.json(listProducts.map(describe));
});

app.get(
  '/list_products/:itemId',
  route(async (request, response) => {
    const item = getNamedItem(request.params.itemId);
    if (!item) return response.json({ status: 'Product not found' });

    const reserved = await getCurrentReservedStockById(item.id);
    return response.json({ ...describe(item), currentQuantity: item.stock - reserved });
  }),
);

app.get(
  '/reserve_product/:itemId',
  route(async (request, response) => {
    const item = getNamedItem(request.params.itemId);
    if (!item) return response.json({ status: 'Product not found' });

    const status = (await reserveOne.get(item)?.()) ? 'Reservation confirmed' : 'Not enough stock available';
    return response.json({ status, itemId: item.id });
  }, 'Reservation failed'),
);

app.use(notFound, refused);

let server: Server | undefined;
endWhenAsked(() => closeServer(server));

/** Listens once Redis is there, or known to be away: from then on every request is answered at once. */
function listen(): void {
  client.off('ready', listen).off('end', listen);
  server = app.listen(port);
}

client.on('ready', listen).on('end', listen);
