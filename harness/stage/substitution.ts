import { basename, dirname, extname, join } from 'node:path';
import type { ReadFile } from './contents/programs';

/**
 * The files that let a module replace a program: the program under another name, the module, and in the program's place a file
 * with the same exports in the same style (`export default`, by name, `module.exports =`), where the module's default export
 * replaces the program's.
 */
export function substitution(own: ReadFile, text: string): ReadFile[] {
  const beside = (suffix: string, code: string, ending = '.js'): ReadFile => ({
    // Stack traces then show the learner's file, or a telling name.
    path: join(dirname(own.path), `${basename(own.name)}${suffix}${ending}`),
    name: own.name + suffix,
    text: code,
    changed: true,
    ours: true,
  });
  const name = basename(own.name);
  // TypeScript becomes JavaScript.
  const ending = /^\.[cm]?tsx?$/.test(extname(own.path)) ? '.js' : extname(own.path);
  const importing = `const own = require('./${name}.own${ending}');\n`;
  return [
    { ...own, name: `${own.name}.own` },
    beside('.original', importing + originalCode),
    beside('.substitute', text),
    beside('', `${importing}const name = './${name}';\n${substituteCode}`, ending),
  ];
}

/** If a program has no default export that is a function, its first exported function is used. */
const originalCode = `
exports.__esModule = true;
exports.default = [own, own.default, ...Object.values(own)].find(value => typeof value === 'function');
`;

const substituteCode = `
const original = require(name + '.original.js').default;
const substitute = require(name + '.substitute.js').default;
module.exports = own === original ? substitute : {};
if (own.__esModule) Object.defineProperty(module.exports, '__esModule', { value: true });
for (const key of Object.keys(own)) module.exports[key] = own[key] === original ? substitute : own[key];
`;
