import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { expect } from 'chai';
import { type Stage, stageTarget, stageWith } from '../../harness/stage/stage';
import { ForkServer } from '../../harness/terminal/fork-server';
import type { Launch } from '../../harness/terminal/launch';
import { findSurvivors, latestProcess, markName } from '../../harness/terminal/survivors';
import { Terminal } from '../../harness/terminal/terminal';
import { makeFolder } from '../folder';

const ways = {
  'in a Node of its own': async () => undefined,
  'from a fork server': async (stage: Stage, folder: string, scratch: string) => {
    const server = new ForkServer(stage, folder, scratch);
    return (await server.started) ? server : undefined;
  },
};

for (const [way, open] of Object.entries(ways)) {
  describe(`Terminal: a program ${way}`, () => {
    const target = makeFolder({ 'program.js': "require('redis'); require('kue'); require('express');" });
    const readable = makeFolder();
    const writable = makeFolder();
    const stage = stageTarget(target.path);
    let server: ForkServer | undefined;
    const started: Terminal[] = [];
    let texts = 0;

    before(async function () {
      server = await open(stage, readable.path, writable.path);
      if (way === 'from a fork server' && !server) this.skip();
    });
    after(async () => {
      await server?.end();
      for (const folder of [target, readable, writable]) folder.remove();
    });

    /** Runs a text as a program in a terminal of its own. */
    function start(
      text: string,
      options: { ports?: Record<string, number>; env?: Record<string, string> } = {},
    ): Terminal {
      texts += 1;
      const own = stageWith(stage, 'program', text, join(readable.path, `stage-${texts}`));
      const launch: Launch = {
        number: 1,
        program: 'program',
        main: own.programs.get('program')?.path ?? '',
        stage: own.folder,
        target: target.path,
        scratch: mkdtempSync(join(writable.path, 'scratch-')),
        ports: options.ports ?? {},
        env: options.env ?? {},
      };
      const terminal = Terminal.start(launch, server?.launch.bind(server));
      started.push(terminal);
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
      for (const terminal of started.splice(0)) await terminal.kill();
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

      it('shows stack traces that end as by hand', async () => {
        const lines = await linesOf(
          "const { stack } = new Error('oh');\nconsole.log(stack.split('\\n').slice(-2).join('\\n'));",
        );
        expect(lines.join('\n')).to.match(
          /^ +at .*\[as runMain\] \(node:internal.*\)\n +at node:internal\/main\/run_main_module:\d+:\d+$/,
        );
        const cued = start(
          "require('net').createServer().listen(1); process.on('cue', () => console.log(new Error('oh').stack));",
        );
        await cued.control.probe();
        cued.control.cue('cue');
        await new Promise<void>(resolve => cued.on('change', () => cued.lines().length > 1 && resolve()));
        expect(cued.lines()[1]).to.match(/^ +at .*program\.js:1/);
        expect(cued.lines().join('\n')).not.to.match(/runtime|harness/);
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

      it('are not those of another: a server that says so is not believed', async () => {
        const other = createServer().listen(0);
        const { port } = other.address() as AddressInfo;
        const terminal = start(`
          const server = require('http').createServer();
          server.address = () => ({ port: ${port} });
          server.listen(1245, () => console.log('listens'));
        `);
        await shows(terminal, 'listens');
        await terminal.control.probe();
        expect([...terminal.control.servers.values()]).not.to.include(port);
        await terminal.kill();
        other.close();
      });
      it('are enough for many servers, one after the other', async () => {
        const terminal = start(`
          const http = require('http');
          (async () => {
            for (let count = 0; count < 40; count += 1) {
              const server = http.createServer((_, response) => response.end());
              await new Promise(open => server.listen(0, open));
              const { port } = server.address();
              await new Promise((answered, failed) => http.get({ port, agent: false }, answered).on('error', failed));
              await new Promise(closed => server.close(closed));
            }
            console.log('all');
          })();
        `);
        await terminal.ended;
        expect(terminal.lines()).to.deep.equal(['all']);
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
        for (const beside of ["writeFileSync('../left', '')", "mkdirSync('../left')", "readdirSync('..')"]) {
          const [code] = await attempt(`require('fs').${beside}`);
          expect(code, beside).to.be.oneOf(['ERR_ACCESS_DENIED', 'EACCES']);
        }
        expect(await attempt("require('fs').writeFileSync('mine', '1')")).to.deep.equal(['done']);
      });

      it('signal other processes', async () => {
        expect(await attempt(`process.kill(${process.pid}, 'SIGTERM')`)).to.deep.equal(['EPERM']);
      });

      it('load native code, by any way that is left to it', async () => {
        const lines = await linesOf(`
        const seen = new Set();
        const look = module => {
          if (!module || seen.has(module)) return;
          seen.add(module);
          for (const next of [module.parent, ...module.children]) look(next);
        };
        for (const module of [require.main, ...Object.values(require.cache)]) look(module);
        console.log([...seen].filter(({ id }) => /koffi|koromix|fork-server|system\\.js/.test(id)).length);
        for (const load of [
          () => require('${require.resolve('koffi')}'),
          () => process.dlopen({ exports: {} }, 'any.node'),
          () => require('module')._extensions['.node']({ exports: {} }, 'any.node'),
        ])
          try { load(); console.log('loaded'); } catch (error) { console.log(error.code ?? error.cause?.code ?? error.name); }`);
        const [reachable, ...refusals] = lines;
        expect(reachable).to.equal('0');
        expect(refusals).to.have.length(3).and.not.include('loaded');
        expect(refusals.slice(1)).to.deep.equal(['ERR_DLOPEN_DISABLED', 'ERR_DLOPEN_DISABLED']);
      });

      it('see the environment of the harness', async () => {
        process.env.SECRET_OF_THE_TEST = 'x';
        const [names = ''] = await linesOf('console.log(Object.keys(process.env).sort().join())');
        delete process.env.SECRET_OF_THE_TEST;
        expect(names).to.equal('BABEL_DISABLE_CACHE,HOME,LANG,PATH,PWD,TMPDIR,TZ');
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
        // What it had printed before it answered is read by the end of a turn.
        await turn();
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
        // What it had printed before it answered is read by the end of a turn.
        await turn();
        expect(terminal.lines()).to.deep.equal(['end']);
      });
    });

    it('leaves no process behind', async () => {
      const before = latestProcess();
      const terminal = start("console.log('up'); setInterval(() => {}, 1000);", {
        env: { [markName]: 'terminal-test' },
      });
      await shows(terminal, 'up');
      // What the kernel knows of a forked program's environment is the server's.
      const marked = existsSync('/proc') && !server ? [terminal.pid] : [];
      expect(findSurvivors('terminal-test')).to.deep.equal(marked);
      expect(findSurvivors('terminal-test', before)).to.deep.equal(marked);
      expect(findSurvivors('terminal-test', latestProcess())).to.deep.equal([]);
      // The numbers have begun again since.
      expect(findSurvivors('terminal-test', 2 ** 22)).to.deep.equal(marked);
      await terminal.kill();
      expect(findSurvivors('terminal-test')).to.deep.equal([]);
      expect(() => process.kill(-(terminal.pid ?? 0), 0)).to.throw('ESRCH');
    });

    it('is a process like any other', async () => {
      const text = `
        console.log(process.pid);
        console.log(require.main === module, process.argv.length, process.argv[1] === __filename, process.stdin.readable);
        process.on('beforeExit', () => console.log('before')).on('exit', code => console.log('exit', code));
        new Promise(resolve => setTimeout(resolve, 5)).then(() => { process.exitCode = 4; });`;
      const terminal = start(text);
      const { exitCode } = await terminal.ended;
      expect(exitCode).to.equal(4);
      expect(terminal.lines()).to.deep.equal([String(terminal.pid), 'true 2 true true', 'before', 'exit 4']);
    });

    it('ends with what nobody catches, however late', async () => {
      for (const text of [
        "throw new Error('oh')",
        "setTimeout(() => { throw new Error('oh'); })",
        "require('fs').readFile('none', () => { throw new Error('oh'); })",
        "Promise.reject(new Error('oh'))",
      ]) {
        const terminal = start(text);
        expect(await terminal.ended).to.include({ exitCode: 1, signal: undefined });
        expect(terminal.lines().join('\n')).to.match(/program\.js:1\n(.*\n)+Error: oh\n +at /);
      }
    });

    it('draws its own random numbers', async () => {
      const draw = "console.log(Math.random(), require('crypto').randomUUID())";
      const drawn = [await linesOf(draw), await linesOf(draw), await linesOf(draw)].flatMap(([line = '']) =>
        line.split(' '),
      );
      expect(new Set(drawn)).to.have.property('size', 6);
    });

    it('collects garbage, computes in other threads, and asks the web', async () => {
      const text = `
        for (let n = 0; n < 60; n += 1) new ArrayBuffer(4e6);
        let all = [];
        for (let n = 0; n < 2e6; n += 1) { all.push({ n, text: 'x' + n }); if (n % 1e5 === 0) all = []; }
        require('zlib').gzip('x', () => require('crypto').pbkdf2('a', 'b', 10, 10, 'sha1', () => console.log('computed')));
        const server = require('http').createServer((question, answer) => answer.end('own')).listen(1245, async () => {
          console.log(await (await fetch('http://localhost:1245')).text());
          server.close();
          server.closeAllConnections();
        });`;
      const terminal = start(text);
      expect(await terminal.ended).to.include({ exitCode: 0 });
      expect(terminal.lines().sort()).to.deep.equal(['computed', 'own']);
    });

    it('gives each program a working folder of its own', async () => {
      const terminal = start("require('fs').writeFileSync('a', ''); console.log(process.cwd())");
      await terminal.ended;
      expect(terminal.lines()).to.deep.equal([terminal.launch.target]);
      expect(readdirSync(terminal.launch.scratch)).to.deep.equal(['a']);
      expect(existsSync(join(terminal.launch.target, 'a'))).to.equal(false);
    });
  });
}
