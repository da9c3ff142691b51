/** Whether a folder is Redis's own source, as its archive names it; `redis-3-queue` is a learner's. */
export function isRedisSource(name: string): boolean {
  return /^redis-(stable|unstable|\d+\.\d+(\.\d+)?(-rc\d+)?)$/.test(name);
}
