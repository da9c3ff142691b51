/**
 * Starts one of the commands beside this file, in TypeScript, with what can be compiled once kept in the cache:
 * `node bin/start.js features …`. Plain JavaScript, because it runs before anything that could read TypeScript does.
 */
const { accessSync, constants, existsSync, mkdirSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');

const missing = ['ts-node', '@swc/core', 'kue', 'redis', 'express', 'redis-memory-server'].filter(
  name => !isThere(name),
);
if (missing.length > 0) {
  process.stderr.write(
    `Packages are missing (${missing.join(', ')}): run "npm ci --include=dev --include=optional" in ${join(__dirname, '..')}.\n`,
  );
  process.exit(2);
}

const cache = compileCache();

// ts-node would keep its own cache in the temporary folder; Node has one of its own from 22.1 on. Workers inherit both.
if (cache) {
  process.env.V8_COMPILE_CACHE_CACHE_DIR ??= cache;
  if (enableCompileCache) {
    process.env.NODE_COMPILE_CACHE ??= cache;
    enableCompileCache(cache);
  }
}

// Else it would look for one from where the command is typed.
process.env.TS_NODE_PROJECT ??= join(__dirname, '..', 'tsconfig.json');

require('ts-node/register');

/** SWC is there only with the part of it that is made for this machine, an optional package. */
function isThere(name) {
  try {
    if (name === '@swc/core') require(name);
    else require.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** Where it can be written to; without it, a start takes longer, and that is all. */
function compileCache() {
  const { XDG_CACHE_HOME = '' } = process.env;
  try {
    if (!isAbsolute(XDG_CACHE_HOME) && !existsSync(homedir())) return undefined;
    const cache = join(
      isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache'),
      'queuing-spec',
      'compiled',
    );
    makeFolder(cache);
    accessSync(cache, constants.W_OK);
    return cache;
  } catch {
    return undefined;
  }
}

/** Node's own recursive way never ends below a folder such as /proc, which takes nothing. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

const [command = ''] = process.argv.splice(2, 1);
require(`./${command}.ts`);
