import redis from 'redis';
import { redisUrl } from './connection';

const CHANNEL = 'holberton school channel';

const client = redis.createClient(redisUrl);

client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log(`Redis client not connected to the server: ${error}`));

function leave(): void {
  client.unsubscribe();
  client.quit();
}

client.on('message', (_channel, message) => {
  console.log(message);
  if (message === 'KILL_SERVER') leave();
});

client.subscribe(CHANNEL);

process.once('SIGTERM', leave);
