/**
 * The entry of every command of package.json: `node bin/start.js features …` runs `features.ts` here, with a cache of compiled
 * code. Plain JavaScript, because it runs before anything that can read TypeScript.
 */
const { accessSync, constants, existsSync, mkdirSync } = require('node:fs');
const { enableCompileCache } = require('node:module');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');
const { obstacle } = require('./obstacle.js');

const found = obstacle();
if (found) {
  process.stderr.write(`${found}\n`);
  process.exit(2);
}

const cache = compileCache();

// Otherwise ts-node keeps its cache in the temporary folder. Node has one of its own from 22.1 on. Workers inherit
// both.
if (cache) {
  process.env.V8_COMPILE_CACHE_CACHE_DIR ??= cache;
  if (enableCompileCache) {
    process.env.NODE_COMPILE_CACHE ??= cache;
    enableCompileCache(cache);
  }
}

// Otherwise ts-node looks for one from the current folder.
process.env.TS_NODE_PROJECT ??= join(__dirname, '..', 'tsconfig.json');

require('ts-node/register');

/** Undefined when the folder cannot be written to. Then a start only takes longer. */
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

/** Node's recursive mkdir never ends below a read-only folder such as /proc. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

const [command = ''] = process.argv.splice(2, 1);
require(`./${command}.ts`);
