/** Why a queue's Redis cannot be used, and what to do: the end of a sentence that names it. */
export function whyNot(fault: Error, url: URL): string {
  const { code = '', message } = fault as NodeJS.ErrnoException;
  const known = reasons.find(({ pattern }) => pattern.test(`${code} ${message}`));
  return `cannot be used: ${known ? known.why(url) : `${plain(message)}.`}`;
}

interface Reason {
  /** Of the system's code and Redis's own words. */
  readonly pattern: RegExp;
  readonly why: (url: URL) => string;
}

const reasons: readonly Reason[] = [
  { pattern: /ECONNREFUSED/, why: () => 'nothing listens there. Start it, or mend the port.' },
  { pattern: /ENOTFOUND|EAI_AGAIN/, why: url => `nobody knows a machine called ${url.hostname}. Mend the name.` },
  {
    pattern: /ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    // A Redis without TLS waits for the rest of what it takes for a command.
    why: url =>
      url.protocol === 'rediss:'
        ? `nobody there replies in TLS. Is it a Redis without (redis://${url.host}), or is there a firewall between?`
        : 'nobody there replies. Is there a firewall between, or does it listen on its own machine only?',
  },
  { pattern: /WRONGPASS/, why: () => 'the password, or the user, is wrong.' },
  {
    pattern: /AUTH .*without any password configured/,
    why: () => 'it asks for no password, so none may be in the address.',
  },
  { pattern: /NOAUTH/, why: url => `it wants a password: ${url.protocol}//:password@${url.host}.` },
  {
    pattern: /DENIED Redis is running in protected mode/,
    why: () => 'it has no password, and so takes nobody from another machine. Set requirepass there.',
  },
  {
    pattern: /NOPERM/,
    why: () => 'this user may not use what a queue needs. Allow it all commands and keys (~* &* +@all).',
  },
  {
    pattern: /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    why: () =>
      "nobody that this machine trusts has signed its certificate. Put your CA's certificate (PEM) into a file, and its path into NODE_EXTRA_CA_CERTS.",
  },
  { pattern: /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, why: () => 'its certificate is out of date.' },
  { pattern: /ERR_TLS_CERT_ALTNAME_INVALID/, why: url => `its certificate is for another name than ${url.hostname}.` },
  {
    pattern: /ERR_SSL|EPROTO|wrong version number/,
    why: url => `it does not speak TLS there: redis://${url.host}, or another port.`,
  },
  {
    pattern: /Connection is closed|ECONNRESET|EPIPE|Protocol error/,
    why: url =>
      url.protocol === 'redis:'
        ? `it hangs up. Is it a Redis, and does it want TLS (rediss://${url.host})?`
        : 'it hangs up. Is it a Redis with TLS, and does it want a certificate of yours?',
  },
  { pattern: /DB index is out of range/, why: () => 'it has no database of that number.' },
];

function plain(message: string): string {
  return message.split('\n')[0]?.replace(/\.$/, '') ?? '';
}
