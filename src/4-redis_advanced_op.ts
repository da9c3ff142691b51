import redis from 'redis';
import { redisUrl } from './connection';

const client = redis.createClient(redisUrl);

client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log(`Redis client not connected to the server: ${error}`));

process.once('SIGTERM', () => process.exit(0));

const key = 'HolbertonSchools';

client.hset(key, 'Portland', '50', redis.print);
client.hset(key, 'Seattle', '80', redis.print);
client.hset(key, 'New York', '20', redis.print);
client.hset(key, 'Bogota', '20', redis.print);
client.hset(key, 'Cali', '40', redis.print);
client.hset(key, 'Paris', '2', redis.print);

client.hgetall(key, (error, schools) => console.log(error ? `${error}` : schools));
