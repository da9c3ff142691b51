/**
 * Runs a test suite with mocha as `mocha --exit` does, but in this very process, without configuration files, and
 * without the half second that mocha's command line takes. Its arguments: the suite's file, the time that a test may
 * take in ms, then the modules to load first, as the suite would import them.
 */
import { createRequire } from 'node:module';

const [suite = '', timeout = '', ...first] = process.argv.slice(2);
// Taken before the suite's first line: it may replace them by fakes.
const exit = process.exit.bind(process);
const tell = console.error.bind(console);
const report = console.log.bind(console);
const load = createRequire(suite);

async function runSuite(): Promise<number> {
  for (const module of first) load(module);
  const Mocha = load('mocha') as typeof import('mocha');
  const mocha = new Mocha({ color: false, timeout: Number(timeout) });
  mocha.addFile(suite);
  await loadSuite(mocha);
  return new Promise(resolve => followed(mocha.run(resolve)));
}

/**
 * A suite that ends the process itself, as with process.exit in its last hook, ends mocha before its summary. Then this prints
 * the results so far. A test that has not run has not passed.
 */
function followed(runner: import('mocha').Runner): void {
  let passing = 0;
  let pending = 0;
  let ended = false;
  runner.on('pass', () => {
    passing += 1;
  });
  runner.on('pending', () => {
    pending += 1;
  });
  runner.once('end', () => {
    ended = true;
  });
  process.on('exit', () => {
    if (ended) return;
    const failing = runner.total - passing - pending;
    report(`\n  ${passing} passing (the suite ended the process itself)`);
    if (failing > 0) report(`  ${failing} failing\n\n  Tests that failed, or had not run yet: ${failing}`);
  });
}

/**
 * By require, as the exercise's mocha does; a module that cannot be required, because it awaits at its top level, is imported.
 */
async function loadSuite(mocha: import('mocha')): Promise<void> {
  try {
    // Mocha's types reserve it for its own command line, which this replaces.
    (mocha as unknown as { loadFiles(): void }).loadFiles();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ASYNC_MODULE') throw error;
    await mocha.loadFilesAsync();
  }
}

runSuite().then(
  failures => exit(Math.min(failures, 255)),
  (error: unknown) => {
    tell(error);
    exit(1);
  },
);
