import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { dependencies } from './brief/package.json';
import { type Outcome, seen } from './outcome';

/** Finds packages as the exercise's package.json has them installed. */
const brief = createRequire(require.resolve('./brief/package.json'));

/** What parts the output of one program from that of the next. */
const mark = '\u0001';

/** Runs programs one after another in one babel-node: the next one begins when the one before has nothing left to do. */
const batch = `
const names = process.argv.slice(2);
const next = () => {
  const name = names.shift();
  if (!name) return;
  console.log('${mark}' + name);
  require('./' + name);
};
process.on('beforeExit', () => names.length > 0 && setImmediate(next));
next();
`;

/** Makes of a folder of programs one as the exercise has it: with its .babelrc, its packages, and no more. */
export function furnish(folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{ "name": "queuing_system_in_js", "version": "1.0.0" }\n');
  writeFileSync(join(folder, '.babelrc'), '{ "presets": ["@babel/preset-env"] }\n');
  writeFileSync(join(folder, 'batch.js'), batch);
  // What Babel brings is found as well: npm puts it beside the others.
  for (const name of [...Object.keys(dependencies), 'core-js', 'regenerator-runtime']) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(packageFolder(name), link);
  }
}

function packageFolder(name: string): string {
  const paths = brief.resolve.paths(name) ?? [];
  for (const path of paths) {
    try {
      return realpathSync(join(path, name));
    } catch {
      // It is further up.
    }
  }
  throw new Error(`${name} is not installed: run npm install.`);
}

/** Runs one program as `npm run dev` does, without nodemon. */
export function runByBabelNode(folder: string, file: string): Promise<Outcome> {
  return run(folder, [babelNode(), '--presets', '@babel/preset-env', file]);
}

/** Runs programs that end by themselves and well, in one babel-node. */
export async function runTogether(folder: string, files: readonly string[]): Promise<Map<string, Outcome>> {
  const { output } = await run(
    folder,
    [babelNode(), '--presets', '@babel/preset-env', 'batch.js', ...files],
    text => text,
  );
  const parts = output.split(mark).slice(1);
  return new Map(
    parts.map(part => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), { output: seen(part.slice(end + 1)), exitCode: 0 }];
    }),
  );
}

/** Runs a test suite as `npm test` does. */
export function runByMocha(folder: string, file: string): Promise<Outcome> {
  return run(folder, [brief.resolve('mocha/bin/_mocha'), '--require', '@babel/register', '--exit', file]);
}

function babelNode(): string {
  return join(dirname(brief.resolve('@babel/node/package.json')), 'bin', 'babel-node.js');
}

async function run(folder: string, command: readonly string[], shown = seen): Promise<Outcome> {
  const { stdout, exitCode } = await execa('/bin/sh', ['-c', 'exec "$@" 2>&1', 'sh', process.execPath, ...command], {
    cwd: folder,
    reject: false,
    extendEnv: false,
    stripFinalNewline: false,
    // Node's own warnings are switched off here and there.
    env: {
      PATH: process.env.PATH ?? '',
      HOME: folder,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      NODE_NO_WARNINGS: '1',
      BABEL_DISABLE_CACHE: '1',
    },
  });
  return { output: shown(stdout), exitCode };
}
