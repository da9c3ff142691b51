import redis from 'redis';

/** Objective: a Redis client in Node, with callbacks. Each command is sent at once; its callback has the reply. */
const client = redis.createClient();

client.on('connect', () => console.log('Connected to Redis server'));
client.on('error', error => console.error(`Error connecting to Redis: ${error}`));

function tell(command: string): (error: Error | null, reply: unknown) => void {
  return (error, reply) => console.log(`${command}: ${error ?? reply}`);
}

client.set('name', 'Alice', tell('SET name'));
client.get('name', tell('GET name'));
client.exists('name', tell('EXISTS name'));
client.incr('counter', tell('INCR counter'));
client.del('name', tell('DEL name'));
client.exists('name', tell('EXISTS name'));
client.setex('tempkey', 60, 'Temporary Value', tell('SETEX tempkey'));
client.ttl('tempkey', tell('TTL tempkey'));

// QUIT is the last in the row, so that every reply comes before the connection ends.
client.quit();
