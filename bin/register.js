/**
 * Has Node read the harness's own TypeScript, in the place of `ts-node/register`: that loads the TypeScript compiler, and
 * compiles each file, at each start; this compiles a text once, by SWC, and keeps it. Plain JavaScript, because it runs before
 * anything that can read TypeScript.
 */
const { createHash, randomUUID } = require('node:crypto');
const { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { compileCache } = require('./compile-cache.js');

/** As tsconfig.json has it for ts-node. */
const options = {
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', keepClassNames: true, parser: { syntax: 'typescript' } },
};
const version = JSON.stringify([require('@swc/core/package.json').version, options]);
const folder = compileCache();

require.extensions['.ts'] = (module, path) => module._compile(compiled(path, readFileSync(path, 'utf8')), path);
process.setSourceMapsEnabled(true);

function compiled(path, text) {
  const [place, key] = [hash(path), hash(`${version}\n${text}`)];
  const kept = folder && join(folder, `${place}-${key}.js`);
  try {
    return readFileSync(kept, 'utf8');
  } catch {
    // Not yet, or nowhere to keep it.
  }
  const { code } = require('@swc/core').transformSync(text, { ...options, filename: path });
  if (folder) keep(place, kept, code);
  return code;
}

/** Keeps it in the place of what was compiled of an earlier text. Where that fails, the next start takes longer. */
function keep(place, path, code) {
  try {
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, code);
    const earlier = readdirSync(folder).filter(name => name.startsWith(`${place}-`) && name.endsWith('.js'));
    renameSync(draft, path);
    for (const name of earlier) if (join(folder, name) !== path) rmSync(join(folder, name), { force: true });
  } catch {
    // A full disk, or no permission.
  }
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
