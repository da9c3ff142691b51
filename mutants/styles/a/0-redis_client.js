import { createClient } from 'redis';

class Connection {
  constructor() {
    this.client = createClient();
    this.client.on('connect', this.connected).on('error', this.refused);
  }

  connected() {
    console.log('Redis client connected to the server');
  }

  refused(error) {
    console.error('Redis client not connected to the server:', error.toString());
  }
}

export default new Connection();
