import { promisify } from 'node:util';
import redis from 'redis';

/** Objective: the same by async and await, which reads like code that does not wait. */
const client = redis.createClient();

client.on('error', error => console.error(`Redis error: ${error}`));

const getAsync = promisify(client.get).bind(client);
const setAsync = promisify<string, string, unknown>(client.set).bind(client);
const quitAsync = promisify(client.quit).bind(client);

async function performRedisOperations(): Promise<void> {
  try {
    console.log('GET name:', await getAsync('name'));
    console.log('SET name:', await setAsync('name', 'Alice'));
    console.log('GET name:', await getAsync('name'));
  } catch (error) {
    console.error(`Error: ${(error as Error).message}`);
  } finally {
    await quitAsync();
    console.log('The client has quit');
  }
}

performRedisOperations();
