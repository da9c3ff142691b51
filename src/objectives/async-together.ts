import { promisify } from 'node:util';
import redis from 'redis';

/** Objective: several operations at once by Promise.all, which waits for all of them, or for the first that fails. */
const client = redis.createClient();

client.on('error', error => console.error(`Redis error: ${error}`));

const getAsync = promisify(client.get).bind(client);
const setAsync = promisify<string, string, unknown>(client.set).bind(client);
const quitAsync = promisify(client.quit).bind(client);

async function multiRedisOperations(): Promise<void> {
  try {
    console.log('City before:', await getAsync('city'));
    await Promise.all([setAsync('name', 'Alice'), setAsync('age', '30'), setAsync('city', 'New York')]);
    const [name, age, city] = await Promise.all([getAsync('name'), getAsync('age'), getAsync('city')]);
    console.log(`Name: ${name}, Age: ${age}, City: ${city}`);
  } catch (error) {
    console.error(`Error: ${(error as Error).message}`);
  } finally {
    // Not before the last reply: what is still under way would be lost.
    await quitAsync();
    console.log('The client has quit');
  }
}

multiRedisOperations();
