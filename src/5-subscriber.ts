import redis from 'redis';
import { redisUrl } from './connection';

const CHANNEL = 'holberton school channel';

const client = redis.createClient(redisUrl);

client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log(`Redis client not connected to the server: ${error}`));

process.once('SIGTERM', () => process.exit(0));

client.on('message', (_channel, message) => {
  console.log(message);
  if (message === 'KILL_SERVER') {
    client.unsubscribe();
    client.quit();
  }
});

// With every connection: a first SUBSCRIBE that was lost with its connection would not be sent again.
client.on('ready', () => client.subscribe(CHANNEL));
