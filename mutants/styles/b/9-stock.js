const express = require('express');
const { promisify } = require('util');

const listProducts = [
  { id: 1, name: 'Suitcase 250', price: 50, stock: 4 },
  { id: 2, name: 'Suitcase 450', price: 100, stock: 10 },
  { id: 3, name: 'Suitcase 650', price: 350, stock: 2 },
  { id: 4, name: 'Suitcase 1050', price: 550, stock: 5 },
];

function getItemById(id) {
  return listProducts.filter(item => item.id == id)[0];
}

const client = require('redis').createClient();
const get = promisify(client.get).bind(client);

function reserveStockById(itemId, stock) {
  client.set('item.' + itemId, stock);
}

async function getCurrentReservedStockById(itemId) {
  return get('item.' + itemId).then(n => Number(n || 0));
}

function shown(item) {
  return { itemId: item.id, itemName: item.name, price: item.price, initialAvailableQuantity: item.stock };
}

const app = express();

app.get('/list_products', (req, res) => res.json(listProducts.map(shown)));

app.get('/list_products/:itemId', (req, res) => {
  const item = getItemById(req.params.itemId);
  if (!item) return res.json({ status: 'Product not found' });
  getCurrentReservedStockById(item.id).then(n => res.json({ ...shown(item), currentQuantity: item.stock - n }));
});

app.get('/reserve_product/:itemId', (req, res) => {
  const item = getItemById(req.params.itemId);
  if (!item) return res.json({ status: 'Product not found' });
  getCurrentReservedStockById(item.id).then(n => {
    if (n >= item.stock) return res.json({ status: 'Not enough stock available', itemId: item.id });
    reserveStockById(item.id, n + 1);
    res.json({ status: 'Reservation confirmed', itemId: item.id });
  });
});

app.listen(1245);
