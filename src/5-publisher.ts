import redis from 'redis';
import { redisUrl } from './connection';

const CHANNEL = 'holberton school channel';

const client = redis.createClient(redisUrl);

client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log(`Redis client not connected to the server: ${error}`));

process.once('SIGTERM', () => process.exit(0));

function publishMessage(message: string, time: number): void {
  setTimeout(() => {
    console.log(`About to send ${message}`);
    client.publish(CHANNEL, message);
  }, time);
}

publishMessage('Holberton Student #1 starts course', 100);
publishMessage('Holberton Student #2 starts course', 200);
publishMessage('KILL_SERVER', 300);
publishMessage('Holberton Student #3 starts course', 400);
