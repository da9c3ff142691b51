import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { stageTarget } from '../../harness/stage/stage';
import { findSurvivors, markName } from '../../harness/terminal/survivors';
import { Terminal } from '../../harness/terminal/terminal';
import { makeFolder } from '../folder';

describe('Terminal', () => {
  const started: { terminal: Terminal; folders: ReturnType<typeof makeFolder>[] }[] = [];

  /** Runs a text as a program in a terminal of its own. */
  function start(
    text: string,
    options: { ports?: Record<string, number>; env?: Record<string, string> } = {},
  ): Terminal {
    const target = makeFolder({ 'program.js': text });
    const scratch = makeFolder();
    const stage = stageTarget(target.path);
    const terminal = Terminal.start({
      number: 1,
      program: 'program',
      main: stage.programs.get('program')?.path ?? '',
      stage: stage.folder,
      target: target.path,
      scratch: scratch.path,
      ports: options.ports ?? {},
      env: options.env ?? {},
    });
    started.push({ terminal, folders: [target, scratch] });
    return terminal;
  }

  async function linesOf(text: string, options?: Parameters<typeof start>[1]): Promise<string[]> {
    const terminal = start(text, options);
    await terminal.ended;
    return terminal.lines();
  }

  const shows = (terminal: Terminal, line: string) =>
    new Promise<void>(resolve => {
      const look = () => terminal.lines().includes(line) && resolve();
      terminal.on('change', look);
      look();
    });

  afterEach(async () => {
    for (const { terminal, folders } of started.splice(0)) {
      await terminal.kill();
      for (const folder of folders) folder.remove();
    }
  });

  describe('the transcript', () => {
    it('has what goes to standard output and to standard error, in its order', async () => {
      const text = "for (const n of [1, 2, 3]) { console.log('out', n); console.error('err', n); }";
      expect(await linesOf(text)).to.deep.equal(['out 1', 'err 1', 'out 2', 'err 2', 'out 3', 'err 3']);
    });

    it('shows errors with the lines of the learner’s own file', async () => {
      const lines = await linesOf("import 'path';\n\nconst a = 1;\nthrow new Error('oh');");
      expect(lines.join('\n')).to.match(/Error: oh\n\s+at .*program\.js:4:7/);
    });

    it('shows the packages beside the learner’s own files, wherever this harness has them', async () => {
      const terminal = start("console.log(__filename); console.log(require.resolve('redis'));");
      await terminal.ended;
      const { target } = terminal.launch;
      expect(terminal.lines()).to.deep.equal([`${target}/program.js`, `${target}/node_modules/redis/index.js`]);
    });

    it('has all of it when the program ends by process.exit', async () => {
      const lines = await linesOf("for (let n = 0; n < 5000; n += 1) console.log('line', n); process.exit();");
      expect(lines).to.have.length(5000);
    });
  });

  describe('the end', () => {
    it('tells the exit code', async () => {
      expect(await start('process.exit(3)').ended).to.include({ exitCode: 3, signal: undefined });
    });

    it('tells the signal, also of a program that ignores SIGTERM', async () => {
      const terminal = start(
        "process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1000); console.log('up');",
      );
      await shows(terminal, 'up');
      terminal.signal('SIGTERM');
      await shows(terminal, 'no');
      expect(await terminal.kill()).to.include({ signal: 'SIGKILL' });
    });

    it('comes at once for a program that is in an endless loop', async () => {
      const terminal = start("console.log('up'); for (;;);");
      await shows(terminal, 'up');
      expect(await terminal.kill()).to.include({ signal: 'SIGKILL' });
    });

    it('comes for a program that prints without end', async () => {
      const terminal = start("for (;;) process.stdout.write('x'.repeat(1000) + '\\n');");
      await terminal.ended;
      expect(terminal.transcript.cut).to.equal(true);
    });
  });

  describe('the ports', () => {
    it('lead to where the services are, and errors name the port that the program knows', async () => {
      const server = createServer((_question, answer) => void answer.end('hello'));
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const text = `
        const http = require('http');
        http.get('http://localhost:6379/', answer => answer.on('data', data => console.log(String(data))));`;
      expect(await linesOf(text, { ports: { 6379: port } })).to.deep.equal(['hello']);
      server.close();
      const refused = "require('net').connect(6379).on('error', error => console.log(error.message, error.port));";
      const refusedAt = await linesOf(refused, { ports: { 6379: port } });
      expect(refusedAt).to.deep.equal(['connect ECONNREFUSED 127.0.0.1:6379 6379']);
    });

    it('are all that can be dialled', async () => {
      const server = createServer((_question, answer) => void answer.end('secret'));
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const text = `
        const net = require('net');
        for (const options of [{ port: ${port} }, { port: 80, host: '10.0.0.1' }, { path: '/var/run/docker.sock' }])
          net.connect(options).on('connect', () => console.log('in')).on('error', error => console.log(error.code));`;
      expect(await linesOf(text)).to.deep.equal(['ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED']);
      server.close();
    });

    it('that a program opens are free ones, and it hears only of its own', async () => {
      const text = `
        const server = require('http').createServer().listen(1245, '0.0.0.0', () => console.log(server.address().port));`;
      const terminals = [start(text), start(text)];
      for (const terminal of terminals) await shows(terminal, '1245');
      const [first, second] = terminals.map(terminal => terminal.control.servers.get(1245));
      expect(first).to.be.a('number').and.not.equal(second).and.not.equal(1245);
    });

    it('fail when one program asks for the same twice', async () => {
      const text = `
        const open = () => require('http').createServer().listen(1245);
        open(); open().on('error', error => { console.log(error.code); process.exit(); });`;
      expect(await linesOf(text)).to.deep.equal(['EADDRINUSE']);
    });

    it('of its own servers can be dialled by the program itself', async () => {
      const text = `
        const http = require('http');
        http.createServer((question, answer) => answer.end('own')).listen(1245, () =>
          http.get('http://localhost:1245', answer => answer.on('data', data => { console.log(String(data)); process.exit(); })));`;
      expect(await linesOf(text)).to.deep.equal(['own']);
    });
  });

  describe('what a program may not do', () => {
    const attempt = (what: string) =>
      linesOf(`try { ${what}; console.log('done'); } catch (error) { console.log(error.code); }`);

    it('start other processes, or threads', async () => {
      expect(await attempt("require('child_process').spawnSync('true')")).to.deep.equal(['ERR_ACCESS_DENIED']);
      expect(await attempt("new (require('worker_threads').Worker)('1', { eval: true })")).to.deep.equal([
        'ERR_ACCESS_DENIED',
      ]);
    });

    it('read what is not its own, or write anywhere but in its scratch folder', async () => {
      expect(await attempt("require('fs').readFileSync('/etc/passwd')")).to.deep.equal(['ERR_ACCESS_DENIED']);
      expect(await attempt("require('fs').writeFileSync(__filename, '')")).to.deep.equal(['ERR_ACCESS_DENIED']);
      expect(await attempt("require('fs').writeFileSync('mine', '1')")).to.deep.equal(['done']);
    });

    it('signal other processes', async () => {
      expect(await attempt(`process.kill(${process.pid}, 'SIGTERM')`)).to.deep.equal(['EPERM']);
    });

    it('see the environment of the harness', async () => {
      process.env.SECRET_OF_THE_TEST = 'x';
      const [names = ''] = await linesOf('console.log(Object.keys(process.env).sort().join())');
      delete process.env.SECRET_OF_THE_TEST;
      expect(names).to.equal('HOME,LANG,PATH,PWD,TMPDIR,TZ');
    });

    it('use all the memory', async () => {
      const terminal = start('const all = []; for (;;) all.push(new Array(1e6).fill(all.length));');
      expect((await terminal.ended).signal ?? 'SIGABRT').to.equal('SIGABRT');
      const buffers = start('const all = []; for (;;) all.push(Buffer.alloc(1e8, 1)); ');
      expect((await buffers.ended).exitCode).not.to.equal(0);
    });
  });

  describe('the probe', () => {
    it('is answered once nothing is left to do', async () => {
      const terminal = start(
        "setTimeout(() => console.log('late'), 300);setInterval(() => {}, 1e6).unref();require('net').createServer().listen(1);",
      );
      await terminal.control.probe();
      expect(terminal.lines()).to.deep.equal(['late']);
    });

    it('ends with the program', async () => {
      const terminal = start('setTimeout(() => process.exit(), 100)');
      expect(await terminal.control.probe()).to.equal(undefined);
    });

    it('is not answered while an interval of the program’s own runs', async () => {
      const terminal = start(
        "let n = 0; const every = setInterval(() => { n += 1; if (n === 20) { clearInterval(every); console.log('end'); } }, 10); require('net').createServer().listen(1);",
      );
      await terminal.control.probe();
      expect(terminal.lines()).to.deep.equal(['end']);
    });
  });

  it('leaves no process behind', async () => {
    const terminal = start("console.log('up'); setInterval(() => {}, 1000);", { env: { [markName]: 'terminal-test' } });
    await shows(terminal, 'up');
    if (existsSync('/proc')) expect(findSurvivors('terminal-test')).to.deep.equal([terminal.pid]);
    await terminal.kill();
    expect(findSurvivors('terminal-test')).to.deep.equal([]);
    expect(() => process.kill(-terminal.pid, 0)).to.throw('ESRCH');
  });

  it('gives each program a working folder of its own', async () => {
    const terminal = start("require('fs').writeFileSync('a', ''); console.log(process.cwd())");
    await terminal.ended;
    expect(readdirSync(terminal.lines()[0] ?? '')).to.deep.equal(['a']);
    expect(existsSync(join(terminal.launch.target, 'a'))).to.equal(false);
  });
});
