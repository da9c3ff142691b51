import { createHash, randomBytes } from 'node:crypto';

/** The user that the harness connects as; programs connect as Redis's `default`. */
export const HARNESS_USER = 'harness';

/** A password that cannot be guessed, so its hash may be read by anyone. */
export function newPassword(): string {
  return randomBytes(32).toString('hex');
}

/**
 * Commands that programs may not use: those that end or stop the server, watch other programs, connect elsewhere, or change
 * settings. They may empty it: it belongs to their scenario, and by hand nobody would stop them.
 */
const REFUSED = [
  ...['swapdb', 'shutdown', 'config', 'debug', 'save', 'bgsave', 'bgrewriteaof'],
  ...['replicaof', 'slaveof', 'replconf', 'psync', 'sync', 'migrate', 'failover', 'cluster'],
  ...['acl', 'module', 'monitor', 'latency'],
];

/** Of these, only some subcommands are refused (Redis 7) … */
const REFUSED_SUBCOMMANDS = [
  ...['client|kill', 'client|pause', 'client|unpause', 'client|no-evict'],
  ...['script|flush', 'script|kill', 'script|debug'],
  ...['function|flush', 'function|kill', 'function|delete', 'function|restore', 'slowlog|reset'],
];

/** … or all except these: Redis 6 cannot refuse a single subcommand. */
const ALLOWED_SUBCOMMANDS: Record<string, string[]> = {
  client: [
    'id',
    'getname',
    'setname',
    'list',
    'reply',
    'unblock',
    'tracking',
    'caching',
    'getredir',
    'trackinginfo',
    'info',
  ],
  script: ['load', 'exists'],
  slowlog: ['get', 'len'],
};

export interface Users {
  /** The harness's password. */
  harness: string;
  /** The password that programs must give with AUTH; undefined: none. */
  programs?: string;
  /** Programs may do everything. */
  unprotected: boolean;
}

/** The text of an ACL file for Redis `version`, with passwords as their hashes only. */
export function aclFile(users: Users, version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const channels = major > 6 || minor >= 2 ? ' &*' : '';
  const key = users.programs === undefined ? 'nopass' : hashed(users.programs);
  const rights = users.unprotected ? '' : ` ${refusals(major).join(' ')}`;
  return [
    `user ${HARNESS_USER} on ${hashed(users.harness)} ~*${channels} +@all`,
    `user default on ${key} ~*${channels} +@all${rights}`,
    '',
  ].join('\n');
}

function refusals(major: number): string[] {
  const commands = REFUSED.map(name => `-${name}`);
  if (major >= 7) return [...commands, ...REFUSED_SUBCOMMANDS.map(name => `-${name}`)];
  const containers = Object.entries(ALLOWED_SUBCOMMANDS).map(([name, allowed]) =>
    [`-${name}`, ...allowed.map(sub => `+${name}|${sub}`)].join(' '),
  );
  return [...commands.filter(name => name !== '-failover'), ...containers];
}

function hashed(password: string): string {
  return `#${createHash('sha256').update(password).digest('hex')}`;
}
