/**
 * Starts one of the commands beside this file, in TypeScript, with what can be compiled once kept in the cache:
 * `node bin/start.js features …`. Plain JavaScript, because it runs before anything that could read TypeScript does.
 */
const { enableCompileCache } = require('node:module');
const { homedir } = require('node:os');
const { join } = require('node:path');

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'queuing-spec', 'compiled');

// ts-node would keep its own cache in the temporary folder; Node has one of its own from 22.1 on. Workers inherit both.
process.env.V8_COMPILE_CACHE_CACHE_DIR ??= cache;
if (enableCompileCache) {
  process.env.NODE_COMPILE_CACHE ??= cache;
  enableCompileCache(cache);
}

// Else it would look for one from where the command is typed.
process.env.TS_NODE_PROJECT ??= join(__dirname, '..', 'tsconfig.json');

require('ts-node/register');

const [command = ''] = process.argv.splice(2, 1);
require(`./${command}.ts`);
