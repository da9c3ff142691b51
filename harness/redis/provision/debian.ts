import { chmod, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { patience } from '../../settings';

/** Five minutes for the lists, and again for the packages, on a slow connection. */
const LONGEST = 5 * 60 * 1000;

/** apt's own hooks tidy the system's folders and wake desktop services, which we must not do. */
const NO_HOOKS = `#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Invoke;
#clear DPkg::Post-Invoke;
#clear DPkg::Pre-Install-Pkgs;
`;

/**
 * Fetches Redis from the packages of Debian (or of a system made from it) into `folder`, which is going to be moved
 * to `destination`. Needs no root and changes nothing outside `folder`: apt works on lists and archives of its own, and the
 * packages are unpacked, not installed. `path` is where programs are looked for, as in $PATH. Throws an Error with apt's own words when it cannot be done.
 */
export async function fetchFromDebian(folder: string, destination: string, path: string): Promise<void> {
  const work = join(folder, 'apt');
  const root = join(folder, 'root');
  const archives = join(work, 'fetched');
  await mkdir(archives, { recursive: true });
  await download(work, archives, path);
  await unpack(archives, root, path);
  await rm(work, { recursive: true, force: true });
  await addPrograms(folder, destination);
}

/** redis-tools is enough: redis-server is a mere link to its redis-check-rdb. */
const PROGRAMS = 'redis-tools';

async function download(work: string, archives: string, path: string): Promise<void> {
  await mkdir(join(work, 'lists', 'partial'), { recursive: true });
  await mkdir(join(work, 'cache', 'archives', 'partial'), { recursive: true });
  await writeFile(join(work, 'no-hooks.conf'), NO_HOOKS);
  // As if nothing were installed, so that installed packages in any state do not matter.
  await writeFile(join(work, 'status'), '');
  const apt = (tool: string, ...args: string[]) =>
    execa(tool, [...aptOptions(work), ...args], {
      reject: false,
      timeout: LONGEST * patience(),
      stdin: 'ignore',
      cwd: archives,
      env: { PATH: path, LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
    });
  // The result of the update does not matter: an unreachable third-party list is no reason to give up.
  const update = await apt('apt-get', '-qq', 'update');
  const needs = await apt('apt-cache', '--important', 'depends', PROGRAMS);
  const fetched = await apt('apt-get', '-qq', 'download', PROGRAMS, ...librariesAmong(needs.stdout));
  if (fetched.failed) throw new Error(lastLines(fetched.stderr) || lastLines(update.stderr) || fetched.shortMessage);
}

function aptOptions(work: string): string[] {
  const settings = {
    'Dir::State': work,
    'Dir::State::lists': join(work, 'lists'),
    'Dir::State::status': join(work, 'status'),
    'Dir::Cache': join(work, 'cache'),
    // An ordinary user may not lock the system's folders; these are our own.
    'Debug::NoLocking': '1',
    // As root, apt would fetch as the user _apt, who may not write here.
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
  };
  const pairs = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  return [`-c=${join(work, 'no-hooks.conf')}`, ...pairs];
}

/** The libraries in the output of `apt-cache depends`, except the C library, which every system has. */
function librariesAmong(depends: string): string[] {
  const names = Array.from(depends.matchAll(/Depends: ((?:lib|lua)[a-z0-9+.-]+)$/gm), ([, name]) => name ?? '');
  return names.filter(name => name !== 'libc6');
}

async function unpack(archives: string, root: string, path: string): Promise<void> {
  await mkdir(root);
  for (const name of await readdir(archives)) {
    if (!name.endsWith('.deb')) continue;
    await execa('dpkg', ['-x', join(archives, name), root], { env: { PATH: path } });
  }
}

/** Small scripts start the programs, so that callers need not know where the libraries are. */
async function addPrograms(folder: string, destination: string): Promise<void> {
  await mkdir(join(folder, 'bin'));
  await mkdir(join(folder, 'program'));
  // The program looks at its own name to know what to be, so the name must end in redis-server.
  await symlink('../root/usr/bin/redis-check-rdb', join(folder, 'program', 'redis-server'));
  await symlink('../root/usr/bin/redis-cli', join(folder, 'program', 'redis-cli'));
  const libraries = await libraryFolders(join(folder, 'root'), join(destination, 'root'));
  const environment = {
    LD_LIBRARY_PATH: libraries.join(':'),
    // On Debian 11, Redis loads the Lua modules cjson and bit when it starts; two semicolons mean the default paths.
    LUA_CPATH: `${libraries.map(library => join(library, 'lua', '5.1', '?.so')).join(';')};;`,
  };
  const assignments = Object.entries(environment).map(([name, value]) => `${name}=${quoted(value)}`);
  for (const name of ['redis-server', 'redis-cli']) {
    const script = join(folder, 'bin', name);
    const command = [...assignments, 'exec', quoted(join(destination, 'program', name)), '"$@"'].join(' ');
    await writeFile(script, `#!/bin/sh\n${command}\n`);
    await chmod(script, 0o755);
  }
}

/** The folders are named after the machine: lib/x86_64-linux-gnu, lib/aarch64-linux-gnu. */
async function libraryFolders(root: string, finalRoot: string): Promise<string[]> {
  const found: string[] = [];
  for (const parent of ['usr/lib', 'lib']) {
    const names = await readdir(join(root, parent)).catch(() => []);
    found.push(...names.filter(name => name.includes('-linux-')).map(name => join(finalRoot, parent, name)));
  }
  return found;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join('; ');
}
