import { createClient } from 'redis';

const channel = 'holberton school channel';

class Subscriber {
  constructor() {
    this.client = createClient();
    this.client.on('connect', () => console.log('Redis client connected to the server'));
    this.client.on('error', error => console.log(`Redis client not connected to the server: ${error.message}`));
    this.client.on('message', (from, message) => this.hear(from, message));
    this.client.subscribe(channel);
  }

  hear(from, message) {
    if (from !== channel) return;
    console.log(message);
    if (message === 'KILL_SERVER') this.end();
  }

  end() {
    this.client.unsubscribe(channel, () => this.client.quit());
  }
}

new Subscriber();
