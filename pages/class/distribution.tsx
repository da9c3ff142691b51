import { useMemo } from 'preact/hooks';
import type { ClassData } from '../../report/pages/class-data';
import { count, counted } from './counts';

const bars = 10;

/** How many students meet how much of it. */
export function Distribution({ data }: { readonly data: ClassData }) {
  const shares = useMemo(() => data.students.map(({ rules }) => count(rules, 'p') / (counted(rules) || 1)), [data]);
  const counts = Array.from(
    { length: bars },
    (_, bar) => shares.filter(share => Math.min(bars - 1, Math.floor(share * bars)) === bar).length,
  );
  const most = Math.max(1, ...counts);
  const sorted = [...shares].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return (
    <section aria-labelledby="distribution">
      <h2 id="distribution">Distribution</h2>
      <table class="distribution">
        <caption>
          Students by the share of rules that they meet. Half of them meet {Math.round(median * 100)} % or more.
        </caption>
        <tbody>
          {counts.map((number, bar) => (
            <tr key={`${bar * 10} %`}>
              <th scope="row">
                {bar * 10}–{(bar + 1) * 10} %
              </th>
              <td>
                <span class="bar" style={{ width: `${(8 * number) / most}rem` }} /> {number}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
