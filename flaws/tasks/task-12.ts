import type { Equivalent, Flaw } from '../flaw';

const task = 'task-12';
const program = '9-stock';
const base = { program, task };

const express = 'It is an express server';
const data = 'The products are in the array listProducts, and getItemById finds the one with an id';
const takesId = 'getItemById takes an id';
const list = 'GET /list_products on port 1245 lists every product with what there was of it at first';
const redisClient = 'It has a Redis client of its own';
const access =
  'reserveStockById sets the stock under item. and the id, and getCurrentReservedStockById gets it from there';
const takesStock = 'reserveStockById takes the id of an item, and a stock';
const isAsync = 'getCurrentReservedStockById is async, and takes the id of an item';
const detail = 'GET /list_products/:itemId tells of the product, with its current quantity';
const current = 'The current quantity is what is left, and comes from Redis each time';
const notFound = 'A product that does not exist is not found';
const reserves = 'GET /reserve_product/:itemId reserves one, as long as there is one in stock';
const functions = 'The routes read and reserve the stock by these two functions';
const promisified = 'Redis is used through promisify';
const awaited = 'The value from Redis is got by async and await';
const json = 'Every answer is JSON, not text';
const atOnce = 'No more is confirmed than there was, also when many ask at once';
const byImport = 'Modules come in by import';

/** How one learner's program differs from another's. */
interface Style {
  /** What `getCurrentReservedStockById` does. */
  readonly get?: string;
  /** What is left of `stock`, when the key holds `kept`. */
  readonly left?: string;
  /** What the key then holds. */
  readonly next?: string;
  /** Hands the number in Redis to a function. */
  readonly hand?: (to: string) => string;
  readonly listen?: string;
}

/** A whole program, as learners write it. */
function wholeProgram(style: Style): { file: string; content: string } {
  const {
    get = 'return await getAsync(`item.${itemId}`);',
    left = 'stock - Number(kept || 0)',
    next = 'Number(kept || 0) + 1',
    hand = to => `return ${to}(await getCurrentReservedStockById(itemId));`,
    listen = "app.listen(1245, () => console.log('API available on localhost port 1245'));",
  } = style;
  const content = `import express from 'express';
import { createClient } from 'redis';
import { promisify } from 'util';

const listProducts = [
  { Id: 1, name: 'Suitcase 250', price: 50, stock: 4 },
  { Id: 2, name: 'Suitcase 450', price: 100, stock: 10 },
  { Id: 3, name: 'Suitcase 650', price: 350, stock: 2 },
  { Id: 4, name: 'Suitcase 1050', price: 550, stock: 5 },
];

const getItemById = (id) => listProducts.filter((item) => item.Id === id)[0];

const app = express();
const client = createClient();
const getAsync = promisify(client.get).bind(client);

function reserveStockById(itemId, stock) {
  client.set(\`item.\${itemId}\`, stock);
}

async function getCurrentReservedStockById(itemId) {
  ${get}
}

const shown = ({ Id, name, price, stock }) => ({ itemId: Id, itemName: name, price, initialAvailableQuantity: stock });

app.get('/list_products', (req, res) => res.json(listProducts.map(shown)));

app.get('/list_products/:itemId', async (req, res) => {
  const itemId = Number(req.params.itemId);
  const item = getItemById(itemId);
  if (!item) return res.status(404).json({ status: 'Product not found' });
  const { stock } = item;
  const tell = (kept) => res.json({ currentQuantity: ${left}, ...shown(item) });
  ${hand('tell')}
});

app.get('/reserve_product/:itemId', async (req, res) => {
  const itemId = Number(req.params.itemId);
  const item = getItemById(itemId);
  if (!item) return res.status(404).json({ status: 'Product not found' });
  const { stock } = item;
  const reserve = (kept) => {
    if (${left} < 1) return res.status(403).json({ status: 'Not enough stock available', itemId });
    reserveStockById(itemId, ${next});
    return res.json({ status: 'Reservation confirmed', itemId });
  };
  ${hand('reserve')}
});

${listen}
`;
  return { file: '9-stock.ts', content };
}

/** The same, but each product has a further property. */
function knowingProgram(): { file: string; content: string } {
  const { file, content } = wholeProgram({});
  return { file, content: content.replace(/(stock: \d+) \}/g, '$1, sold: 0 }') };
}

/** The same, but getItemById throws for an id that nobody sells. */
function throwingProgram(): { file: string; content: string } {
  const { file, content } = wholeProgram({});
  const text = content
    .replace('=== id)[0];', "=== id)[0] ?? (() => { throw new Error('Item not found'); })();")
    .replaceAll(
      'const item = getItemById(itemId);',
      'let item;\n  try { item = getItemById(itemId); } catch { item = undefined; }',
    );
  return { file, content: text };
}

const inMemory = `((_url: string, _options: object): any => {
  const kept = new Map<string, string>();
  const client: any = Object.assign(new (process.getBuiltinModule('node:events'))(), {
    get: (key: string, done: any) => done(null, kept.get(key) ?? null),
    set: (key: string, value: string, done: any) => done(null, kept.set(key, value) && 'OK'),
    send_command: (_name: string, [, , key, value]: string[], done: any) => done(null, kept.set(key, value) && 1),
  });
  setImmediate(() => client.emit('ready'));
  return client;
})(`;

/** Remembers the most that was ever reserved of an item, and does not believe Redis when that has less. */
function remembering(id: string): string {
  return `const seen: Record<number, number> = ((globalThis as any).seen ??= {});
    const reserved = (seen[${id}] = Math.max(seen[${id}] ?? 0, await getCurrentReservedStockById(${id})));`;
}

const reserveRoute = `  '/reserve_product/:itemId',
  route(async (request, response) => {
    const item = getNamedItem(request.params.itemId);
    if (!item) return response.json({ status: 'Product not found' });
`;
const detailRoute = reserveRoute.replace('/reserve_product/', '/list_products/');

export const flaws: Flaw[] = [
  {
    ...base,
    id: 'stock-item-id-as-text',
    find: 'return response.json({ status, itemId: item.id });',
    replace: 'return response.json({ status, itemId: request.params.itemId });',
    rule: reserves,
    how: 'The id is answered as it came in the address, and so as a text.',
  },
  {
    ...base,
    id: 'stock-key-without-item',
    find: 'const key = `item.${itemId}`;',
    replace: 'const key = `${itemId}`;',
    rule: access,
    how: 'The key is the id alone.',
  },
  {
    ...base,
    id: 'stock-reserved-is-always-one',
    find: 'reserveStockById(id, reserved + some, reserved)',
    replace: 'reserveStockById(id, some)',
    rule: reserves,
    how: 'The number to be reserved is stored instead of the sum, so the stock never ends.',
  },
  {
    ...base,
    id: 'stock-shows-what-is-reserved',
    find: 'currentQuantity: item.stock - reserved',
    replace: 'currentQuantity: reserved',
    rule: detail,
    how: 'The reserved number is taken for the number that is left.',
  },
  {
    ...base,
    id: 'stock-current-as-text',
    find: 'currentQuantity: item.stock - reserved',
    replace: 'currentQuantity: `${item.stock - reserved}`',
    rule: detail,
    how: 'Redis gives texts, and the text is passed on.',
  },
  {
    ...base,
    id: 'stock-current-stays',
    find: 'currentQuantity: item.stock - reserved',
    replace: 'currentQuantity: item.stock',
    rule: current,
    how: 'The quantity of the list is shown again.',
  },
  {
    ...base,
    id: 'stock-current-from-memory',
    find: 'const reserved = await getCurrentReservedStockById(item.id);',
    replace: remembering('item.id'),
    rule: current,
    how: 'The number is kept in a variable beside Redis.',
  },
  {
    ...base,
    id: 'stock-reserves-from-memory',
    find: 'const reserved = await getCurrentReservedStockById(id);',
    replace: remembering('id'),
    rule: reserves,
    how: 'The number is kept in a variable beside Redis.',
  },
  {
    ...base,
    id: 'stock-list-names',
    find: 'return { itemId: id, itemName: name, price, initialAvailableQuantity: stock };',
    replace: 'return { itemId: id, itemName: name, price, stock };',
    rule: list,
    how: "The variable's own name becomes the property.",
  },
  {
    ...base,
    id: 'stock-list-goes-down',
    find: 'return response.json({ status, itemId: item.id });',
    replace:
      "if (status === 'Reservation confirmed') item.stock -= 1;\n    return response.json({ status, itemId: item.id });",
    rule: list,
    how: 'A reservation changes the list of products too.',
  },
  {
    ...base,
    id: 'stock-other-port',
    find: 'app.listen(port)',
    replace: 'app.listen(port + 1)',
    rule: list,
    how: 'The port is mistyped.',
  },
  {
    ...base,
    id: 'stock-one-too-many',
    find: 'Math.min(wanted, stock - reserved)',
    replace: 'Math.min(wanted, stock - reserved + 1)',
    rule: reserves,
    how: 'At least none is asked for, not at least one.',
  },
  {
    ...base,
    id: 'stock-one-too-few',
    find: 'Math.min(wanted, stock - reserved)',
    replace: 'Math.min(wanted, stock - reserved - 1)',
    rule: reserves,
    how: 'The last one is not sold.',
  },
  {
    ...base,
    id: 'stock-unknown-detail-crashes',
    find: detailRoute,
    replace: detailRoute
      .replace('route(async (request, response)', '(async (request: any, response: any)')
      .replace('if (!item)', 'if (!item!.id)'),
    rule: notFound,
    how: 'The item is used before it is checked, and an unknown id ends the program.',
  },
  {
    ...base,
    id: 'stock-unknown-is-reserved',
    find: reserveRoute,
    replace: reserveRoute.replace(
      '    if',
      '    if (!item) await reserveStockById(Number(request.params.itemId), 1);\n    if',
    ),
    rule: notFound,
    how: 'The reservation is written down before the item is checked.',
  },
  {
    ...base,
    id: 'stock-unknown-other-words',
    find: reserveRoute,
    replace: reserveRoute.replace('Product not found', 'Product Not Found'),
    rule: notFound,
    how: 'Capitals are mistyped.',
  },
  {
    ...base,
    id: 'stock-item-by-position',
    find: 'return listProducts.find(item => item.id === id);',
    replace: 'return listProducts[id];',
    rule: data,
    how: 'The id is taken for the position in the array.',
  },
  {
    ...base,
    id: 'stock-item-takes-list',
    find: 'function getItemById(id: number)',
    replace: 'function getItemById(id: number, _list: Product[])',
    rule: takesId,
    how: 'The function wants the list too.',
  },
  {
    ...base,
    id: 'stock-reserve-must-have-three',
    find: 'stock: number, expected?: number)',
    replace: 'stock: number, expected: number | undefined)',
    rule: takesStock,
    how: 'A third argument must be given.',
  },
  {
    ...base,
    id: 'stock-get-other-key',
    find: 'Number(await get(`item.${itemId}`))',
    replace: 'Number(await get(`items.${itemId}`))',
    rule: access,
    how: 'The key is written twice, and differently.',
  },
  {
    ...base,
    id: 'stock-get-not-async',
    find: 'async function getCurrentReservedStockById(itemId: number): Promise<number> {\n  return Number(await get(`item.${itemId}`)) || 0;',
    replace:
      'function getCurrentReservedStockById(itemId: number): Promise<number> {\n  return get(`item.${itemId}`).then(stock => Number(stock) || 0);',
    rule: isAsync,
    how: 'The promise is returned without the keyword.',
  },
  {
    ...base,
    id: 'stock-reserve-without-function',
    find: 'reserveStockById(id, reserved + some, reserved)',
    replace: "sendCommand('EVAL', [SET_IF_STILL, '1', `item.${id}`, `${reserved + some}`, `${reserved}`])",
    rule: functions,
    how: 'The route writes to Redis itself, and the function is never called.',
  },
  {
    ...base,
    id: 'stock-own-promisify',
    find: "import { promisify } from 'node:util';",
    replace: `const promisify: any = (method: any) => ({
  bind: (owner: any) => (...args: any[]) =>
    new Promise((resolve, reject) => {
      method.call(owner, ...args, (error: any, reply: any) => (error ? reject(error) : resolve(reply)));
    }),
});`,
    rule: promisified,
    how: 'Promises are made by hand.',
  },
  {
    task,
    id: 'stock-without-await',
    ...wholeProgram({
      get: 'return getAsync(`item.${itemId}`);',
      hand: to => `getCurrentReservedStockById(itemId).then(${to});`,
    }),
    rule: awaited,
    how: 'Promises are handled by then.',
  },
  {
    task,
    id: 'stock-awaits-once',
    ...wholeProgram({ hand: to => `getCurrentReservedStockById(itemId).then(${to});` }),
    rule: awaited,
    how: 'The function awaits, and its callers do not.',
  },
  {
    ...base,
    id: 'stock-list-as-text',
    find: 'response.json(listProducts.map(describe))',
    replace: 'response.send(JSON.stringify(listProducts.map(describe)))',
    rule: json,
    how: 'The text of the JSON is sent, as text/html.',
  },
  {
    ...base,
    id: 'stock-memory-for-redis',
    find: 'redis.createClient(',
    replace: inMemory,
    rule: redisClient,
    how: 'Everything is kept in the program, and Redis is never asked.',
  },
  {
    ...base,
    id: 'stock-bare-http',
    find: "import express from 'express';",
    replace:
      "import http from 'node:http';\nconst express: any = () => ({ get() {}, use() {}, listen: (at: number) => http.createServer((_, answer) => answer.end('[]')).listen(at) });",
    rule: express,
    how: "Node's own server is used.",
  },
  {
    ...base,
    id: 'stock-oversells',
    find: 'const status = (await reserveOne.get(item)?.()) ?',
    replace: `const reserved = await getCurrentReservedStockById(item.id);
    const status = item.stock - reserved >= 1 && (await reserveStockById(item.id, reserved + 1)) ?`,
    rule: atOnce,
    how: 'Between the look and the reservation, others have looked too.',
  },
  {
    ...base,
    id: 'stock-require',
    find: "import redis from 'redis';",
    replace: "const redis = require('redis');",
    rule: byImport,
    how: 'The habit of other projects.',
  },
];

export const equivalents: Equivalent[] = [
  {
    task,
    id: 'stock-as-learners-write-it',
    ...wholeProgram({}),
    what: 'No care for many requests at once, another status for each refusal, properties in another order, other names in the list.',
  },
  {
    task,
    id: 'stock-unknown-id-throws',
    ...throwingProgram(),
    what: 'getItemById throws an error for an id that nobody sells, and the routes catch it.',
  },
  {
    task,
    id: 'stock-products-hold-more',
    ...knowingProgram(),
    what: 'Each product also holds how many were sold.',
  },
  {
    task,
    id: 'stock-keeps-what-remains',
    ...wholeProgram({
      get: 'const kept = await getAsync(`item.${itemId}`);\n  return kept === null ? getItemById(itemId).stock : kept;',
      left: 'Number(kept)',
      next: 'kept - 1',
    }),
    what: 'The key holds what remains, and is absent before the first reservation.',
  },
  {
    task,
    id: 'stock-presets-after-listening',
    ...wholeProgram({
      left: 'Number(kept)',
      next: 'kept - 1',
      listen: `app.listen(1245, 'localhost', () => {
  setTimeout(() => listProducts.forEach(({ Id, stock }) => reserveStockById(Id, stock)), 30);
});`,
    }),
    what: 'The key holds what remains; it is set for every product, some time after the server listens.',
  },
  {
    task,
    id: 'stock-listens-when-connected',
    ...wholeProgram({
      listen:
        "client.on('connect', () => {\n  app.listen(1245, '127.0.0.1', () => console.log('Redis connected'));\n});",
    }),
    what: 'The server listens once Redis is there.',
  },
  {
    task,
    id: 'stock-prints-no-line-break',
    ...wholeProgram({ listen: "app.listen(1245, () => process.stdout.write('...'));" }),
    what: 'What the server prints at its start ends without a line break.',
  },
];
