import express from 'express';
import kue from 'kue';
import './email-queue';

/** Objective: Kue's own web page on the jobs, a part of an Express app. It asks the queue of this program. */
const app = express();
const port = 3000;

app.use('/kue', kue.app);

app.listen(port, () => console.log(`Kue UI is running at http://localhost:${port}/kue`));
