import { withLock } from '../../../harness/redis/provision/lock';

/** Takes the lock of the folder that is its argument, tells its parent, and never lets go. */
withLock(
  process.argv[2] ?? '',
  () => {
    process.send?.('holding');
    return new Promise(() => {});
  },
  () => {},
);
