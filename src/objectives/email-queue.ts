import kue from 'kue';

/** Objective: the Kue queue that the producer, the worker and the web page share. */
const queue = kue.createQueue({
  // Jobs that wait for their next attempt are looked at so often, in ms; Kue's own choice is a second.
  promotion: { interval: 200 },
});

// Without a listener an outage of Redis would end the program.
queue.on('error', (error: Error) => console.error(`Queue error: ${error.message}`));

export default queue;
