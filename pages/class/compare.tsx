import { useState } from 'preact/hooks';
import type { ClassData } from '../../report/pages/class-data';
import { moved } from './students';

/** Takes an earlier run's class.json from disk, and tells who moved. */
export function Compare(props: {
  readonly data: ClassData;
  readonly before: Readonly<Record<string, string>> | undefined;
  readonly compareWith: (before: Readonly<Record<string, string>> | undefined) => void;
  readonly open: (student: number) => void;
}) {
  const { data, before, compareWith, open } = props;
  const [wrong, setWrong] = useState('');
  async function take(event: Event): Promise<void> {
    const file = (event.currentTarget as HTMLInputElement).files?.[0];
    if (!file) return;
    const read = readEarlier(data, await file.text());
    setWrong(read ? '' : `${file.name} is no class.json of this kind.`);
    compareWith(read);
  }
  return (
    <section aria-labelledby="compare" class="no-print">
      <h2 id="compare">Compare with an earlier run</h2>
      <label>
        Its class.json: <input type="file" accept=".json,application/json" onChange={take} />
      </label>
      {wrong && (
        <p role="alert" class="fail">
          {wrong}
        </p>
      )}
      {before && <Moved {...{ data, before, open }} />}
    </section>
  );
}

function Moved(props: {
  readonly data: ClassData;
  readonly before: Readonly<Record<string, string>>;
  readonly open: (student: number) => void;
}) {
  const { data, before, open } = props;
  const changes = data.students.map((student, place) => {
    const change = moved(student, before);
    return { place, name: student.name, by: change && change.gained - change.lost };
  });
  const up = changes.filter(({ by = 0 }) => by > 0).sort((a, b) => (b.by ?? 0) - (a.by ?? 0));
  const down = changes.filter(({ by = 0 }) => by < 0).sort((a, b) => (a.by ?? 0) - (b.by ?? 0));
  const fresh = changes.filter(({ by }) => by === undefined).length;
  return (
    <>
      <p role="status">
        {up.length} moved up, {down.length} moved down, {fresh} are new; the table can be sorted by “moved”.
      </p>
      {[...up, ...down].length > 0 && (
        <p class="names">
          {[...up, ...down].map(({ place, name, by = 0 }) => (
            <button type="button" key={place} onClick={() => open(place)}>
              {name} <span class={by > 0 ? 'pass' : 'fail'}>{by > 0 ? `+${by}` : `−${-by}`}</span>
            </button>
          ))}
        </p>
      )}
    </>
  );
}

const letters: Readonly<Record<string, string>> = { pass: 'p', fail: 'f', skipped: 's', error: 'e', advice: 'a' };

interface Earlier {
  readonly solutions: readonly {
    readonly name: string;
    readonly result: { readonly tasks: readonly { id: string; rules: readonly { rule: string; verdict: string }[] }[] };
  }[];
}

function readEarlier({ tasks }: ClassData, text: string): Readonly<Record<string, string>> | undefined {
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
