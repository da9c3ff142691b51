import { createServer, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { UsageError } from '../../command/usage-error';
import { queueName, queueOptions } from '../jobs/jobs';

/** Bull Board and the exercise need different versions of Express. */
const express = createRequire(require.resolve('@bull-board/express'))('express');

const policy =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** Bull Board, to look at jobs in a browser; only to be reached from this machine. */
export class Board {
  private constructor(
    readonly url: string,
    private readonly server: Server,
    private readonly queue: Queue,
  ) {}

  /** @throws UsageError when the port is taken */
  static async open(redis: Redis, version: string, port: number): Promise<Board> {
    const queue = new Queue(queueName(version), queueOptions(redis));
    const serverAdapter = new ExpressAdapter();
    createBullBoard({ queues: [new BullMQAdapter(queue)], serverAdapter });
    const app = express();
    // Bull Board asks a font server elsewhere for its letters: nobody there needs to know who grades.
    app.use((_request: unknown, response: ServerResponse, next: () => void) => {
      response.setHeader('Content-Security-Policy', policy);
      next();
    });
    app.use('/', serverAdapter.getRouter());
    const server = createServer(app);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        reject(new UsageError(`Bull Board cannot listen on ${port} (${error.code}): give another --board.`)),
      );
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    const actual = typeof address === 'object' && address ? address.port : port;
    return new Board(`http://127.0.0.1:${actual}/`, server, queue);
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await this.queue.close();
  }
}
