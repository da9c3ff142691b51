const { accessSync, constants, existsSync, mkdirSync } = require('node:fs');
const { homedir } = require('node:os');
const { dirname, isAbsolute, join } = require('node:path');

/** The folder for compiled code. Undefined when it cannot be written to: then a start only takes longer. */
exports.compileCache = () => {
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
};

/** Node's recursive mkdir never ends below a read-only folder such as /proc. */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
