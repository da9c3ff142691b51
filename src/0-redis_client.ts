import redis from 'redis';
import { redisUrl } from './connection';

const client = redis.createClient(redisUrl);

client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log(`Redis client not connected to the server: ${error}`));

process.once('SIGTERM', () => process.exit(0));
