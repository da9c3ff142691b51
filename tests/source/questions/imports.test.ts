import { expect } from 'chai';
import { parseSource } from '../../../harness/source';

const importsOf = (text: string, name = 'a.js') => parseSource(name, text).imports;

describe('imports', () => {
  it('knows every form of import', () => {
    const text = `import redis from 'redis';
import * as kue from 'kue';
import { promisify as p, inspect } from 'node:util';
import express, { Router } from 'express';
import { default as chai } from 'chai';
import './side-effect.js';`;
    expect(importsOf(text)).to.deep.equal([
      { module: 'redis', how: 'import', names: [], default: 'redis', typeOnly: false, line: 1 },
      { module: 'kue', how: 'import', names: [], namespace: 'kue', typeOnly: false, line: 2 },
      { module: 'util', how: 'import', names: ['promisify', 'inspect'], typeOnly: false, line: 3 },
      { module: 'express', how: 'import', names: ['Router'], default: 'express', typeOnly: false, line: 4 },
      { module: 'chai', how: 'import', names: [], default: 'chai', typeOnly: false, line: 5 },
      { module: './side-effect.js', how: 'import', names: [], typeOnly: false, line: 6 },
    ]);
  });

  it('knows every form of require', () => {
    const text = `const kue = require('kue');
var { promisify: p } = require("util");
const print = require('redis').print;
const queue = require('kue').createQueue();
let express; express = require(\`express\`);
require('dotenv');
const job = require('./job').default;
const { default: other } = require('./other');`;
    const short = importsOf(text).map(({ how, typeOnly, line, ...rest }) => rest);
    expect(short).to.deep.equal([
      { module: 'kue', names: [], namespace: 'kue' },
      { module: 'util', names: ['promisify'] },
      { module: 'redis', names: ['print'] },
      { module: 'kue', names: ['createQueue'] },
      { module: 'express', names: [], namespace: 'express' },
      { module: 'dotenv', names: [] },
      { module: './job', names: [], default: 'job' },
      { module: './other', names: [], default: 'other' },
    ]);
    expect(importsOf(text).every(({ how }) => how === 'require')).to.equal(true);
  });

  it('knows dynamic imports, re-exports and TypeScript forms', () => {
    const text = `const { createClient } = await import('redis');
import('kue').then(({ default: kue, Job }) => kue);
export { promisify } from 'util';
export * from './all';
import assert = require('assert');
import type { Job as KueJob } from 'kue';
import { type Client } from 'redis';`;
    const short = importsOf(text, 'a.ts').map(({ module, how, names, typeOnly }) => [
      module,
      how,
      [...names],
      typeOnly,
    ]);
    expect(short).to.deep.equal([
      ['redis', 'dynamic import', ['createClient'], false],
      ['kue', 'dynamic import', ['Job'], false],
      ['util', 're-export', ['promisify'], false],
      ['./all', 're-export', [], false],
      ['assert', 'require', [], false],
      ['kue', 'import', ['Job'], true],
      ['redis', 'import', ['Client'], true],
    ]);
  });

  it('is not fooled by comments, strings, other functions or a shadowed require', () => {
    const text = `// import redis from 'redis'
/* require('redis') */
const text = "import redis from 'redis'; require('redis')";
const again = \`require('redis')\`;
function load(require) { return require('redis'); }
object.require('redis');
require.resolve('redis');`;
    expect(importsOf(text)).to.deep.equal([]);
  });

  it('follows createRequire and a module name kept in a constant', () => {
    const text = `import { createRequire } from 'module';
const require = createRequire(import.meta.url);
const name = 'redis';
const redis = require(name);`;
    expect(importsOf(text).map(({ module }) => module)).to.deep.equal(['module', 'redis']);
  });
});
