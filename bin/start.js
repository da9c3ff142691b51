/**
 * The entry of every command of package.json: `node bin/start.js features …` runs `features.ts` here. Plain JavaScript, because
 * it runs before anything that can read TypeScript.
 */
const { enableCompileCache } = require('node:module');
const { obstacle } = require('./obstacle.js');

const found = obstacle();
if (found) {
  process.stderr.write(`${found}\n`);
  process.exit(2);
}

const { compileCache } = require('./compile-cache.js');

const cache = compileCache();

// Node keeps what V8 has compiled from 22.1 on. Workers inherit it.
if (cache && enableCompileCache) {
  process.env.NODE_COMPILE_CACHE ??= cache;
  enableCompileCache(cache);
}

require('./register.js');

const [command = ''] = process.argv.splice(2, 1);
require(`./${command}.ts`);
