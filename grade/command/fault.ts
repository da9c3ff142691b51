import { refusal } from '../intake/entries';

/** What to do about what the system refused, by its code. */
const mends: Readonly<Record<string, string>> = {
  ENOSPC: 'make room, or set TMPDIR and XDG_CACHE_HOME to folders with more',
  EDQUOT: 'make room, or set TMPDIR and XDG_CACHE_HOME to folders with more',
  EMFILE: 'raise the limit of open files (ulimit -n 4096)',
  ENFILE: 'close some programs, and start again',
  EAGAIN: 'raise the limit of processes (ulimit -u 4096)',
  ENOMEM: 'close some programs, or raise the limit of memory (ulimit -v unlimited)',
  EFBIG: 'raise the limit of the size of files (ulimit -f unlimited)',
  EROFS: 'give a folder that can be written to',
  EACCES: 'give a folder that this user may use',
  EPERM: 'give a folder that this user may use',
};

/**
 * Why a run could not be made, in one sentence that says what to do. What nobody foresaw is a bug of the harness: it is
 * named as one, with its stack where QUEUING_SPEC_DEBUG is set.
 */
export function faultSentence(error: unknown): string {
  const { name = '', message = String(error), code = '', path, stack } = error as NodeJS.ErrnoException;
  if (['UsageError', 'HarnessError'].includes(name))
    return process.env.QUEUING_SPEC_DEBUG ? message : firstLine(message);
  const mend = mends[code];
  if (mend) return `The system refuses ${path ? `to use ${path}` : 'what a run needs'} (${refusal(error)}): ${mend}.`;
  const missing = missingPackage(code, message);
  if (missing) return `The package ${missing} is missing: run "npm ci --include=dev --include=optional".`;
  if (process.env.QUEUING_SPEC_DEBUG) return `The harness broke: ${stack}`;
  return `The harness broke (${firstLine(message)}): run it again with QUEUING_SPEC_DEBUG=1 and report what it prints.`;
}

/** What follows on further lines is for who looks into it. */
function firstLine(message: string): string {
  const [first = '', ...more] = message.trim().split('\n');
  return more.length === 0 ? first : `${first.replace(/\.?:?$/, '')} (QUEUING_SPEC_DEBUG=1 shows more).`;
}

/** A module of our own that is not there is no package. */
function missingPackage(code: string, message: string): string | undefined {
  if (/native binding/i.test(message)) return '@swc/core';
  const name = code === 'MODULE_NOT_FOUND' ? /'([^']+)'/.exec(message)?.[1] : undefined;
  return name && /^[^./]/.test(name) ? name : undefined;
}
