import { UsageError } from '../../command/usage-error';

/** Holds the address where the command line does not: no password then stands in the system's list of processes. */
export const addressVariable = 'QUEUING_SPEC_QUEUE';

const form =
  'redis://host:6379, redis://user:password@host:6379 or, with TLS, rediss://host:6380 (signs such as @ / : in a password as %40 %2F %3A)';

/**
 * Reads the address of a queue's Redis: `redis://[user:password@]host[:port][/number]`, or `rediss://` for TLS.
 *
 * @param said `true` where the option stands without a value: then the environment holds it
 * @throws UsageError where it is none; its text is not repeated, for it may hold a password
 */
export function readAddress(said: string | true, env: NodeJS.ProcessEnv = process.env): URL {
  const text = said === true ? env[addressVariable] : said;
  if (!text) throw new UsageError(`--queue needs the address of a Redis, behind it or in ${addressVariable}: ${form}.`);
  if (URL.canParse(text)) {
    const url = new URL(text);
    if (/^rediss?:$/.test(url.protocol) && url.hostname && /^\/?\d{0,5}$/.test(url.pathname) && decodes(url))
      return url;
  }
  throw new UsageError(`--queue takes the address of a Redis: ${form}.`);
}

/** An address as it may be shown: without its password. */
export function shownAddress({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}

/** Where to connect, and as whom. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly tls?: { readonly servername?: string };
}

/** What an address says, each part as it is meant. */
export function loginOf(url: URL): Login {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const [username, password] = [url.username, url.password].map(decodeURIComponent) as [string, string];
  return {
    host,
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1)),
    ...(username && { username }),
    ...(password && { password }),
    // A name, and no number, is what a certificate is asked for.
    ...(url.protocol === 'rediss:' && { tls: /^[\d.]+$|:/.test(host) ? {} : { servername: host } }),
  };
}

function decodes({ username, password }: URL): boolean {
  try {
    decodeURIComponent(`${username}${password}`);
    return true;
  } catch {
    return false;
  }
}
