const client = require('redis').createClient();

client.on('connect', () => {
  console.log('Redis client connected to the server');
  client.subscribe('holberton school channel');
});
client.on('error', err => console.log('Redis client not connected to the server: ' + err));
client.on('message', (_, message) => {
  console.log(message);
  if (message !== 'KILL_SERVER') return;
  client.unsubscribe();
  client.quit();
});
