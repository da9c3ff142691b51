/** Tiny programs that do their deed late, by one way each: they print "late", and nothing tells before that they will. */
const redis = "const redis = require('redis'); const client = redis.createClient(); client.on('error', () => {});";
const late = "console.log('late')";
const server = (listener: string, then: string) => `
  const http = require('http');
  const server = http.createServer((request, response) => { ${listener} }).listen(1245, () => { ${then} });`;

export const lateDeeds: Readonly<Record<string, string>> = {
  'a timer': `setTimeout(() => ${late}, 700);`,
  'a timer with a text for its delay': `setTimeout(() => ${late}, '700');`,
  'timers that set each other': `let n = 0; (function next() { n += 1; n > 9 ? ${late} : setTimeout(next, 70); })();`,
  'an interval that counts': `let n = 0; const i = setInterval(() => { n += 1; if (n === 12) { ${late}; clearInterval(i); } }, 90);`,
  'a timer that is refreshed': `
    const timer = setTimeout(() => ${late}, 400); setTimeout(() => timer.refresh(), 300);`,
  'a timer that does not keep the program': `${redis} setTimeout(() => ${late}, 600).unref();`,
  'a promise of a timer': `require('timers/promises').setTimeout(700).then(() => ${late});`,
  'an iterated interval': `
    (async () => { let n = 0; for await (const _ of require('timers/promises').setInterval(90)) if (++n === 5) return ${late}; })();`,
  'a promisified timer': `require('util').promisify(setTimeout)(700).then(() => ${late});`,
  'a signal that times out': `${redis} AbortSignal.timeout(600).addEventListener('abort', () => ${late});`,
  'many immediates': `let n = 0; (function next() { n += 1; n > 3000 ? ${late} : setImmediate(next); })();`,
  'many ticks': `let n = 0; (function next() { n += 1; n > 300000 ? ${late} : process.nextTick(next); })();`,
  'many promises': `(async () => { for (let n = 0; n < 300000; n += 1) await null; ${late}; })();`,
  'a long computation': `setImmediate(() => { let n = 0; while (n < 2e8) n += 1; ${late}; });`,
  'a wait for the clock': `setImmediate(() => { const from = Date.now(); while (Date.now() - from < 300); ${late}; });`,
  'a wait for the clock, turn by turn': `
    const from = Date.now(); (function next() { Date.now() - from < 300 ? setImmediate(next) : ${late}; })();`,
  'a timer, and turns until then': `
    let over = false; setTimeout(() => { over = true; }, 300); (function next() { over ? ${late} : setImmediate(next); })();`,
  'a lock': `setImmediate(() => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500); ${late}; });`,
  'a promise of a lock': `${redis}
    Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600).value.then(() => ${late});`,
  'a thread that computes': `require('crypto').pbkdf2('a', 'b', 300000, 64, 'sha512', () => ${late});`,
  'threads that compute one after the other': `
    const { scrypt } = require('crypto'); let n = 0; (function next() { n += 1; n > 4 ? ${late} : scrypt('a', 'b', 64, { N: 16384 }, next); })();`,
  'a thread that packs': `require('zlib').gzip(require('crypto').randomBytes(4e6), () => ${late});`,
  'files, one after the other': `
    const { readFile } = require('fs'); let n = 0; (function next() { n += 1; n > 150 ? ${late} : readFile(__filename, next); })();`,
  'files by promises': `
    (async () => { const { writeFile, readFile } = require('fs/promises');
      for (let n = 0; n < 60; n += 1) { await writeFile('note', String(n)); await readFile('note'); } ${late}; })();`,
  'a file that is watched': `
    const fs = require('fs'); fs.writeFileSync('note', ''); const watcher = fs.watch('note', () => { watcher.close(); ${late}; });
    setTimeout(() => fs.writeFileSync('note', 'x'), 500);`,
  'a name that is looked up': `require('dns').lookup('localhost', () => setTimeout(() => ${late}, 300));`,
  'a stream with pauses': `
    const { Readable } = require('stream'); const { setTimeout: wait } = require('timers/promises');
    Readable.from((async function* () { for (let n = 0; n < 6; n += 1) { await wait(90); yield 'x'; } })()).on('end', () => ${late}).resume();`,
  'the end of the program': `let done = false; process.on('beforeExit', () => { if (!done) { done = true; setTimeout(() => ${late}, 300); } });`,
  'a signal to itself': `${redis} process.on('SIGUSR2', () => ${late}); setTimeout(() => process.kill(process.pid, 'SIGUSR2'), 400);`,
  'a rejection that nobody handles': `${redis}
    process.on('unhandledRejection', () => setTimeout(() => ${late}, 300)); setTimeout(() => Promise.reject(new Error('x')), 200);`,
  'a channel within the program': `
    const { port1, port2 } = new MessageChannel(); let n = 0;
    port1.on('message', () => { n += 1; if (n === 300) { ${late}; port1.close(); } else port2.postMessage(n); }); port2.postMessage(0);`,
  'a server of its own that answers late': server(
    "setTimeout(() => response.end('x'), 500)",
    `http.get('http://localhost:1245', response => response.on('end', () => ${late}).resume());`,
  ),
  'an answer in chunks': server(
    "let n = 0; const timer = setInterval(() => { n += 1; if (n > 5) { clearInterval(timer); response.end(); } else response.write('x'); }, 90);",
    `http.get('http://localhost:1245', response => response.on('end', () => ${late}).resume());`,
  ),
  'a request that comes in pieces': server(
    `request.on('end', () => { response.end(); ${late}; }).resume();`,
    `const socket = require('net').connect(1245); const rest = [...'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 2\\r\\n\\r\\nab'];
     const timer = setInterval(() => { socket.write(rest.shift()); if (rest.length === 0) clearInterval(timer); }, 20);`,
  ),
  'a long body, read slowly': server(
    `let n = 0; request.on('data', piece => { n += piece.length; request.pause(); setTimeout(() => request.resume(), 5); });
     request.on('end', () => { response.end(); ${late}; });`,
    "http.request({ port: 1245, method: 'POST' }).end('x'.repeat(1_100_000));",
  ),
  'a connection that is kept, and closed when it is idle': server(
    "response.end('x')",
    `server.keepAliveTimeout = 700; const agent = new http.Agent({ keepAlive: true });
     http.get({ port: 1245, agent }, response => { response.resume(); response.socket.on('close', () => ${late}); });`,
  ),
  'a socket that times out': server(
    '',
    `http.get({ port: 1245 }).on('error', () => {}).setTimeout(600, () => ${late});`,
  ),
  'a transaction': `${redis}
    client.multi().set('a', '1').incr('a').exec(() => client.get('a', () => setTimeout(() => ${late}, 200)));`,
  'many commands, one after the other': `${redis}
    let n = 0; (function next() { n += 1; n > 200 ? ${late} : client.incr('n', next); })();`,
  'a list that is filled later': `${redis}
    const other = redis.createClient(); client.blpop('list', 0, () => ${late}); setTimeout(() => other.lpush('list', 'x'), 500);`,
  'a list that stays empty': `${redis} client.blpop('list', 1, () => ${late});`,
  'a script that takes its time': `${redis}
    client.eval('local n = 0 while n < 10000000 do n = n + 1 end return n', 0, () => ${late});`,
  'a message to itself': `${redis}
    const other = redis.createClient(); client.on('message', () => ${late}); client.subscribe('a', () => setTimeout(() => other.publish('a', 'x'), 400));`,
  'a key that vanishes': `${redis}
    const other = redis.createClient(); client.on('pmessage', () => ${late});
    client.psubscribe('__keyevent@0__:expired', () => other.set('a', '1', 'PX', 400));`,
  'a key that has vanished by then': `${redis}
    client.set('a', '1', 'PX', 300); setTimeout(() => client.get('a', (error, value) => value === null && ${late}), 600);`,
  'a job that is delayed': `
    const queue = require('kue').createQueue();
    queue.process('work', (job, done) => { ${late}; done(); }); queue.create('work', {}).delay(1200).save();`,
};

/** Programs that will never do anything more. */
export const idlePrograms: Readonly<Record<string, string>> = {
  'a client': redis,
  'a subscriber': `${redis} client.subscribe('a');`,
  'a client that waits in Redis': `${redis} client.blpop('list', 0, () => {});`,
  'a server': server('response.end()', ''),
  'a server that never answers': server('', "http.get('http://localhost:1245');"),
  'a queue': "require('kue').createQueue().process('work', (job, done) => done());",
  'a promise that nobody keeps': `${redis} new Promise(() => {}).then(() => ${late});`,
};
