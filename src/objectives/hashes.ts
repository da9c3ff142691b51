import redis from 'redis';

/** Objective: hash values, a small object under one key whose fields are read and written one by one. */
const client = redis.createClient();

client.on('error', error => console.error(`Error connecting to Redis: ${error}`));

const key = 'user:1000';

function tell(command: string): (error: Error | null, reply: unknown) => void {
  return (error, reply) => console.log(`${command}:`, error ? error.message : reply);
}

client.hset(key, 'name', 'Alice', 'age', '25', 'city', 'New York', tell('HSET user'));
client.hget(key, 'name', tell('HGET user name'));
client.hgetall(key, tell('HGETALL user'));
client.hdel(key, 'city', tell('HDEL user city'));
client.hexists(key, 'age', tell('HEXISTS user age'));
client.hexists(key, 'city', tell('HEXISTS user city'));
client.hget(key, 'city', tell('HGET user city'));

client.quit();
