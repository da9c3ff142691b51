import { promisify } from 'node:util';
import redis from 'redis';
import { redisUrl } from './connection';

const client = redis.createClient(redisUrl);
const get = promisify(client.get).bind(client);

client.on('connect', () => console.log('Redis client connected to the server'));
client.on('error', error => console.log(`Redis client not connected to the server: ${error}`));

process.once('SIGTERM', () => process.exit(0));

function setNewSchool(schoolName: string, value: string): void {
  client.set(schoolName, value, redis.print);
}

async function displaySchoolValue(schoolName: string): Promise<void> {
  try {
    console.log(await get(schoolName));
  } catch (error) {
    console.log(`${error}`);
  }
}

// A promise goes on only after every callback of the same chunk of replies: without the first `await`,
// "Reply: OK" would at times overtake "School".
async function main(): Promise<void> {
  await displaySchoolValue('Holberton');
  setNewSchool('HolbertonSanFrancisco', '100');
  await displaySchoolValue('HolbertonSanFrancisco');
}

main();
