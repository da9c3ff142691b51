/** A process of its own, started by `play`: plays once, with the disturbances that come from inside. */
import { runSpecification } from '../grade/specification/specification';
import { leadAround, slowDisk } from './disturbances';
import type { Order, Verdicts } from './play';
import { Random } from './random';

process.once('message', (order: Order) => {
  playOnce(order).then(
    verdicts => process.send?.(verdicts),
    (error: Error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(2);
    },
  );
});
// The parent has the result, or has ended.
process.once('disconnect', () => process.exit());

async function playOnce({ part, disturbance }: Order): Promise<Verdicts> {
  const { target, seed, tags, scenarios = [] } = part;
  const random = (what: string) => new Random(`${disturbance?.seed} ${what}`);
  if (disturbance?.kinds.includes('network')) leadAround(random('network'));
  if (disturbance?.kinds.includes('disk')) slowDisk(random('disk'));
  const names = scenarios.flatMap(name => ['--name', `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`]);
  const args = [...(tags ? ['--tags', tags] : []), '--parallel', '0', ...names];
  const { result } = await runSpecification({ args, target, seed });
  const rules = result.tasks.flatMap(task => task.rules.map(rule => [`${task.title}: ${rule.rule}`, rule] as const));
  return Object.fromEntries(
    // Advice counts as a verdict too.
    rules.map(([name, { verdict, why = '', advice }]) => [name, { verdict: advice ? 'advice' : verdict, why }]),
  );
}
