/**
 * Minimal programs for the same work, without care for races or errors. The target's programs are compared with them in the
 * same run.
 */

/** Task 12's reservation as a get and then a set: it oversells. */
export const bareStock = `
const { promisify } = require('util');
const client = require('redis').createClient();
const get = promisify(client.get).bind(client);
const set = promisify(client.set).bind(client);
const stocks = { 1: 4, 2: 10, 3: 2, 4: 5 };
const app = require('express')();
app.get('/list_products', (_request, response) => {
  response.json(Object.entries(stocks).map(([id, stock]) => ({ itemId: Number(id), initialAvailableQuantity: stock })));
});
app.get('/list_products/:itemId', async (request, response) => {
  const id = Number(request.params.itemId);
  const reserved = Number(await get('item.' + id)) || 0;
  response.json({ itemId: id, currentQuantity: stocks[id] - reserved });
});
app.get('/reserve_product/:itemId', async (request, response) => {
  const id = Number(request.params.itemId);
  const reserved = Number(await get('item.' + id)) || 0;
  if (stocks[id] - reserved < 1) return response.json({ status: 'Not enough stock available', itemId: id });
  await set('item.' + id, String(reserved + 1));
  return response.json({ status: 'Reservation confirmed', itemId: id });
});
app.listen(1245);
`;

/** Task 6's processor with Kue alone: a job whose worker is killed, or whose Redis goes away, is lost. */
export const bareWorker = `
const queue = require('kue').createQueue();
queue.process('push_notification_code', (job, done) => {
  console.log('Sending notification to ' + job.data.phoneNumber + ', with message: ' + job.data.message);
  done();
});
`;
