import { dirname, join } from 'node:path';
import express from 'express';
import kue from 'kue';
import './email-queue';

/** Objective: Kue's own web page on the jobs, a part of an Express app. It asks the queue of this program. */
const app = express();
const port = 3000;

// Kue would compile its style sheet anew at each start, into its own package, where a program has nothing to write.
const styles = join(dirname(require.resolve('kue')), 'lib', 'http', 'public', 'stylesheets');

app.use('/kue/stylesheets', express.static(styles));
app.use('/kue', kue.app);

app.listen(port, () => console.log(`Kue UI is running at http://localhost:${port}/kue`));
