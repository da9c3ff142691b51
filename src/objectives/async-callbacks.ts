import redis from 'redis';

/** Objective: asynchronous operations by callbacks, each within the one before, since it comes after it. */
const client = redis.createClient();

client.on('error', error => console.error(`Redis error: ${error}`));

client.get('name', (error, before) => {
  if (error) return end(error);
  console.log('GET name:', before);

  return client.set('name', 'Alice', (error, reply) => {
    if (error) return end(error);
    console.log('SET name:', reply);

    return client.get('name', (error, after) => {
      if (error) return end(error);
      console.log('GET name:', after);
      return end();
    });
  });
});

/** Every way out leads here. */
function end(error?: Error): void {
  if (error) console.error(`Error: ${error.message}`);
  client.quit(() => console.log('The client has quit'));
}
