import { basename, dirname, extname, join } from 'node:path';
import type { ReadFile } from './contents/programs';

/**
 * The files by which a module takes the place of a program: the program under another name, what the module imports of
 * it, the module itself, and in the program's place one that exports what the program does, under the same names and in
 * the same way (`export default`, by name, `module.exports =`), with the module's default export for the program's.
 */
export function substitution(own: ReadFile, text: string): ReadFile[] {
  const beside = (suffix: string, code: string, ending = '.js'): ReadFile => ({
    // Traces name the file that is meant: the learner's own, or one that says what it is.
    path: join(dirname(own.path), `${basename(own.name)}${suffix}${ending}`),
    name: own.name + suffix,
    text: code,
    changed: true,
    ours: true,
  });
  const name = basename(own.name);
  // What is no JavaScript becomes some.
  const ending = /^\.[cm]?tsx?$/.test(extname(own.path)) ? '.js' : extname(own.path);
  const importing = `const own = require('./${name}.own${ending}');\n`;
  return [
    { ...own, name: `${own.name}.own` },
    beside('.original', importing + originalCode),
    beside('.substitute', text),
    beside('', `${importing}const name = './${name}';\n${substituteCode}`, ending),
  ];
}

/** A program that exports no function by default gives the first one that it exports by a name. */
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
