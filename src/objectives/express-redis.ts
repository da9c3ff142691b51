import express, { type NextFunction, type Request, type Response } from 'express';
import redis from 'redis';

/** Objective: an Express app that keeps values in Redis and gets them from there. */
const app = express();
const PORT = 3000;

// Without an offline queue a command fails at once while Redis is away, and so does the request behind it.
const client = redis.createClient({ enable_offline_queue: false });

client.on('error', error => console.error(`Redis error: ${error}`));

app.use(express.json({ limit: '1mb' }));

app.post('/set', (request, response) => {
  const { key, value } = request.body;
  if (typeof key !== 'string' || key === '' || typeof value !== 'string') {
    response.status(400).json({ error: 'key and value must be texts, and key not empty' });
    return;
  }
  client.set(key, value, (error, reply) => {
    if (error) response.status(500).json({ error: 'Error saving to Redis' });
    else response.json({ message: `Key ${key} set with value ${value}`, reply });
  });
});

app.get('/get/:key', (request, response) => {
  const { key } = request.params;
  client.get(key, (error, value) => {
    if (error) response.status(500).json({ error: 'Error retrieving from Redis' });
    else if (value === null) response.status(404).json({ error: `Key ${key} not found` });
    else response.json({ key, value });
  });
});

app.use((_request, response) => {
  response.status(404).json({ error: 'Not found' });
});

// Express knows it by its four arguments; what it refused itself, such as a body that is no JSON, says so by a status.
app.use((error: { status?: number; message: string }, _request: Request, response: Response, _next: NextFunction) => {
  response.status(error.status ?? 500).json({ error: error.message });
});

app.listen(PORT, () => console.log(`Server is running on http://localhost:${PORT}`));
