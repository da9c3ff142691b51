import { createQueue, type DoneCallback, Job } from 'kue';

/**
 * Uses Kue on the Redis whose port is the first argument, in most of the ways there are: jobs that complete, fail and are tried
 * again, are delayed, have a time to live, are looked up by range and removed. Prints what came of it, as JSON.
 */
async function main(): Promise<void> {
  const queue = createQueue({ redis: { port: Number(process.argv[2]) } });
  queue.on('error', error => {
    console.error(String(error));
    process.exit(1);
  });
  queue.watchStuckJobs(100);
  const seen: string[] = [];
  queue.process('work', 2, (job: Job, done: DoneCallback) => {
    job.progress(1, 2);
    job.log('begun');
    if (job.data.fails) done(new Error('as it should'));
    else done(undefined, 'result');
  });
  const ended = (data: object, shape: (job: Job) => Job) =>
    new Promise<string>((resolve, reject) => {
      const job = shape(queue.create('work', data));
      job.on('progress', (value: number) => seen.push(`progress ${value}`));
      job.on('complete', (result: string) => resolve(`complete ${result}`));
      job.on('failed', (message: string) => resolve(`failed ${message}`));
      job.save((error?: Error) => error && reject(error));
    });
  const ends = await Promise.all([
    ended({}, job => job),
    ended({}, job => job.delay(10).priority('high').ttl(5000)),
    ended({ fails: true }, job => job.attempts(2).backoff(true)),
  ]);
  const complete = await new Promise<Job[]>((resolve, reject) => {
    Job.rangeByType('work', 'complete', 0, -1, 'asc', (error: Error | null, jobs: Job[]) =>
      error ? reject(error) : resolve(jobs),
    );
  });
  await Promise.all(complete.map(job => new Promise(resolve => job.remove(resolve))));
  await new Promise(resolve => queue.shutdown(1000, resolve));
  process.stdout.write(JSON.stringify({ ends, complete: complete.length, progressed: seen.includes('progress 50') }));
  process.exit(0);
}

main();
