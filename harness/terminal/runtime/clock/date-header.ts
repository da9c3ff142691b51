import { createHook } from 'node:async_hooks';
import type http from 'node:http';

// Kept from before the program's first line.
const { clearTimeout, setTimeout } = globalThis;

/**
 * Has Node make the text of the header `Date` once and for all. It would make it anew each second, by a timer that nobody
 * else can see, and for which the harness would have to wait.
 */
export function keepDateHeader(): void {
  const timers: NodeJS.Timeout[] = [];
  const hook = createHook({
    init: (_id, type, _trigger, timer) => void (type === 'Timeout' && timers.push(timer as NodeJS.Timeout)),
  }).enable();
  // Only a program with a server pays for loading it.
  const { ServerResponse } = require('node:http') as typeof http;
  const request = { method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 };
  new ServerResponse(request as http.IncomingMessage).writeHead(200);
  hook.disable();
  // Node's loop forgets only a timer that kept it going, and that only once another one has fired.
  for (const timer of timers) clearTimeout(timer.ref());
  setTimeout(() => {}, 1);
}
