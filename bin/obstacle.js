/**
 * What keeps the harness from even being loaded here, as a sentence that says what to do. Plain JavaScript, for the same
 * reason; all else is looked at by `grade/doctor`.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const limits = require('../grade/doctor/limits.json');

const root = join(__dirname, '..');
const packages = ['ts-node', '@swc/core', 'kue', 'redis', 'express', 'redis-memory-server'];

/** The first obstacle; undefined where there is none. */
exports.obstacle = () => backslash() ?? lowLimit() ?? missingPackages();

/** Node and Cucumber take it for something else. */
function backslash() {
  if (!root.includes('\\') || process.platform === 'win32') return undefined;
  return `${root} has a backslash in its path: move queuing-spec to a folder without one.`;
}

function lowLimit() {
  let system;
  try {
    system = readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return undefined;
  }
  for (const { label, name, starts, raise, unit = 1, shown = '' } of limits) {
    const limit = Number(new RegExp(`^${label} +(\\d+)`, 'm').exec(system)?.[1] ?? Number.POSITIVE_INFINITY);
    if (limit < starts)
      return `The limit of ${name} is ${Math.floor(limit / unit).toLocaleString('en')}${shown}: raise it (${raise}) and start again.`;
  }
  return undefined;
}

function missingPackages() {
  const missing = packages.filter(name => !isThere(name));
  if (missing.length === 0) return undefined;
  return `Packages are missing (${missing.join(', ')}): run "npm ci --include=dev --include=optional" in ${root}.`;
}

/** SWC needs its optional package for this platform. */
function isThere(name) {
  try {
    if (name === '@swc/core') require(name);
    else require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
