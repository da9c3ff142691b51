import type { ClassData } from '../../report/pages/class-data';
import { moved } from './students';

/** Takes an earlier run's class.json from disk, and tells who moved. */
export function Compare(props: {
  readonly data: ClassData;
  readonly before: Readonly<Record<string, string>> | undefined;
  readonly compareWith: (before: Readonly<Record<string, string>> | undefined) => void;
}) {
  const { data, before, compareWith } = props;
  async function take(event: Event): Promise<void> {
    const file = (event.currentTarget as HTMLInputElement).files?.[0];
    if (file) compareWith(read(data, await file.text()));
  }
  const changes = before && data.students.map(student => moved(student, before));
  const up = changes?.filter(change => change && change.gained > change.lost).length;
  const down = changes?.filter(change => change && change.lost > change.gained).length;
  const fresh = changes?.filter(change => !change).length;
  return (
    <section aria-labelledby="compare" class="no-print">
      <h2 id="compare">Compare with an earlier run</h2>
      <label>
        Its class.json: <input type="file" accept=".json,application/json" onChange={take} />
      </label>
      {before && (
        <p role="status">
          {up} moved up, {down} moved down, {fresh} are new; sort by “moved” to see them.
        </p>
      )}
    </section>
  );
}

const letters: Readonly<Record<string, string>> = { pass: 'p', fail: 'f', skipped: 's', error: 'e', advice: 'a' };

interface Earlier {
  readonly solutions: readonly {
    readonly name: string;
    readonly result: { readonly tasks: readonly { id: string; rules: readonly { rule: string; verdict: string }[] }[] };
  }[];
}

function read({ tasks }: ClassData, text: string): Readonly<Record<string, string>> | undefined {
  const places = tasks.flatMap(({ id, rules }) => rules.map(rule => `${id}\n${rule}`));
  try {
    const { solutions } = JSON.parse(text) as Earlier;
    return Object.fromEntries(
      solutions.map(({ name, result }) => {
        const found = new Map(
          result.tasks.flatMap(task =>
            task.rules.map(rule => [`${task.id}\n${rule.rule}`, letters[rule.verdict] ?? ' ']),
          ),
        );
        return [name, places.map(place => found.get(place) ?? ' ').join('')];
      }),
    );
  } catch {
    return undefined;
  }
}
