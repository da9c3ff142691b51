import { promisify } from 'node:util';
import redis from 'redis';

/** Objective: the same by promises: one `catch` for all that may fail, one `finally` for all that must be done. */
const client = redis.createClient();

client.on('error', error => console.error(`Redis error: ${error}`));

const getAsync = promisify(client.get).bind(client);
const setAsync = promisify<string, string, unknown>(client.set).bind(client);
const quitAsync = promisify(client.quit).bind(client);

getAsync('name')
  .then(before => {
    console.log('GET name:', before);
    return setAsync('name', 'Alice');
  })
  .then(reply => {
    console.log('SET name:', reply);
    return getAsync('name');
  })
  .then(after => console.log('GET name:', after))
  .catch(error => console.error(`Error: ${error.message}`))
  .finally(async () => {
    await quitAsync();
    console.log('The client has quit');
  });
