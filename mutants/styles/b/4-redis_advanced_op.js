const redis = require('redis');

const client = redis.createClient();
const schools = { Portland: 50, Seattle: 80, 'New York': 20, Bogota: 20, Cali: 40, Paris: 2 };

client.on('connect', () => {
  console.log('Redis client connected to the server');
  Object.keys(schools).forEach(name => client.hset('HolbertonSchools', name, schools[name], redis.print));
  client.hgetall('HolbertonSchools', (err, all) => console.log(all));
});
