/** Where everything of the queue is in its Redis. BullMQ's own keys begin with `prefix` too. */
export const prefix = 'queuing-spec';

/** Packs, results and finished jobs are kept so long, in seconds: long enough for a collector that is started again. */
export const keptFor = 3 * 24 * 60 * 60;

export const packKey = (id: string) => `${prefix}:pack:${id}`;
export const resultKey = (job: string, digest: string) => `${prefix}:result:${job}:${digest}`;
export const tracesKey = (job: string, digest: string) => `${prefix}:traces:${job}:${digest}`;
export const classKey = (name: string) => `${prefix}:class:${name}`;
/** How far the fair order of a version's queue has come: the priority of the latest job that was begun. */
export const turnKey = (version: string) => `${prefix}:turn:${version}`;
export const presenceKey = (role: string, id: string) => `${prefix}:present:${role}:${id}`;
