import { type Job, Queue } from 'bullmq';
import express, { type NextFunction, type Request, type Response } from 'express';

/** Objective: an Express app that puts work into a queue, and tells what became of it. `express-queue-worker` does it. */
const app = express();
const PORT = 3000;

// Without an offline queue a command fails at once while Redis is away, and so does the request behind it.
const myQueue = new Queue('myQueue', {
  connection: { host: '127.0.0.1', port: 6379, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
});

myQueue.on('error', error => console.error(`Queue error: ${error.message}`));

// Until it has been there once, BullMQ would wait for Redis, and the request with it.
let reached = false;
myQueue.waitUntilReady().then(
  () => {
    reached = true;
  },
  () => {},
);

app.use(express.json());

type Answer = (request: Request, response: Response) => Promise<unknown>;

/** A route whose failure, as while Redis is away, is answered too. */
function route(answer: Answer) {
  return (request: Request, response: Response) => {
    const answered = reached ? answer(request, response) : Promise.reject(new Error('Redis is away'));
    answered.catch(() => response.status(500).json({ error: 'Error talking to the queue' }));
  };
}

app.post(
  '/enqueue',
  route(async (request, response) => {
    const { data } = request.body;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) {
      return response.status(400).json({ error: 'data must be an object' });
    }
    const job = await myQueue.add('task', data);
    return response.json({ message: `Job ${job.id} added to the queue`, jobId: job.id });
  }),
);

app.get(
  '/job/:id',
  route(async (request, response) => {
    const { id = '' } = request.params;
    const job = await myQueue.getJob(id);
    if (!job) return response.status(404).json({ error: `Job ${id} not found` });
    return response.json({ id: job.id, data: job.data, status: statusOf(job) });
  }),
);

/** A failed job has been finished too, so that is asked last. */
function statusOf(job: Job): string {
  if (job.failedReason) return 'failed';
  return job.finishedOn ? 'completed' : 'waiting';
}

app.use((_request, response) => {
  response.status(404).json({ error: 'Not found' });
});

app.use((error: { status?: number; message: string }, _request: Request, response: Response, _next: NextFunction) => {
  response.status(error.status ?? 500).json({ error: error.message });
});

app.listen(PORT, () => console.log(`Server is running on http://localhost:${PORT}`));
