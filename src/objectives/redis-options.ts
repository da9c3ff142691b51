import redis from 'redis';

/** Objective: a client for a Redis on a host and port of one's own choice, which may ask for a password. */
function reach(host: string, port: number, password?: string): void {
  const client = redis.createClient({ host, port, ...(password !== undefined && { password }) });

  client.on('error', error => {
    console.log(`Error connecting to Redis: ${error.message}`);
    // A wrong password does not become right by being sent again.
    client.end(true);
  });
  client.set('name', 'Alice', (error, reply) => console.log(`SET name: ${error ? error.message : reply}`));
  client.get('name', (error, reply) => {
    console.log(`GET name: ${error ? error.message : reply}`);
    if (!error) client.quit();
  });
}

const { REDIS_HOST, REDIS_PORT, REDIS_PASSWORD } = process.env;

if (REDIS_HOST) reach(REDIS_HOST, Number(REDIS_PORT) || 6379, REDIS_PASSWORD);
