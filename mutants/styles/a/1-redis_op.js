import redis from 'redis';

const client = redis.createClient();
client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', ({ message }) => console.log(`Redis client not connected to the server: ${message}`));

const setNewSchool = (schoolName, value) => {
  client.set(schoolName, value, (error, reply) => redis.print(error, reply));
};

const displaySchoolValue = schoolName => {
  client.get(schoolName, (error, value) => {
    if (error) throw error;
    console.log(value);
  });
};

function main() {
  displaySchoolValue('Holberton');
  setNewSchool('HolbertonSanFrancisco', '100');
  displaySchoolValue('HolbertonSanFrancisco');
}

main();
