import { spawn } from 'node:child_process';
import { reapWithHarness, release } from '../../harness/reaper/reaper';

/**
 * Starts processes that do nothing but keep the processors busy.
 *
 * @returns the function that ends them
 */
export function startBusyLoops(count: number): () => void {
  const loops = Array.from({ length: count }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
  for (const { pid } of loops) if (pid !== undefined) reapWithHarness(`process ${pid}`);
  return () => {
    for (const loop of loops) {
      loop.kill('SIGKILL');
      if (loop.pid !== undefined) release(`process ${loop.pid}`);
    }
  };
}
