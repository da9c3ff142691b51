import express from 'express';
import redis from 'redis';
import { promisify } from 'util';

const listProducts = [
  { itemId: 1, itemName: 'Suitcase 250', price: 50, initialAvailableQuantity: 4 },
  { itemId: 2, itemName: 'Suitcase 450', price: 100, initialAvailableQuantity: 10 },
  { itemId: 3, itemName: 'Suitcase 650', price: 350, initialAvailableQuantity: 2 },
  { itemId: 4, itemName: 'Suitcase 1050', price: 550, initialAvailableQuantity: 5 },
];

const getItemById = id => listProducts.find(({ itemId }) => itemId === id);

const client = redis.createClient();
const get = promisify(client.get).bind(client);
const set = promisify(client.set).bind(client);

async function reserveStockById(itemId, stock) {
  await set(`item.${itemId}`, stock);
}

async function getCurrentReservedStockById(itemId) {
  return Number(await get(`item.${itemId}`));
}

const app = express();

app.get('/list_products', (_request, response) => response.json(listProducts));

app.get('/list_products/:itemId', async ({ params }, response) => {
  const product = getItemById(Number(params.itemId));
  if (!product) return response.json({ status: 'Product not found' });
  const reserved = await getCurrentReservedStockById(product.itemId);
  return response.json({ ...product, currentQuantity: product.initialAvailableQuantity - reserved });
});

app.get('/reserve_product/:itemId', async ({ params }, response) => {
  const product = getItemById(Number(params.itemId));
  if (!product) return response.json({ status: 'Product not found' });
  const { itemId, initialAvailableQuantity } = product;
  const reserved = await getCurrentReservedStockById(itemId);
  if (reserved >= initialAvailableQuantity) return response.json({ status: 'Not enough stock available', itemId });
  await reserveStockById(itemId, reserved + 1);
  return response.json({ status: 'Reservation confirmed', itemId });
});

app.listen(1245);
