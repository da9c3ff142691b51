import { useState } from 'preact/hooks';
import type { ClassData } from '../../report/pages/class-data';

const few = 10;

/** The most frequent causes, each once, with the students behind it. */
export function CausesSection({
  data,
  open,
}: {
  readonly data: ClassData;
  readonly open: (student: number, rule?: number) => void;
}) {
  const [most, setMost] = useState(few);
  const rules = data.tasks.flatMap(task => task.rules);
  if (data.causes.length === 0) return null;
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">Most frequent causes</h2>
      <ol class="causes">
        {data.causes.slice(0, most).map(cause => (
          <li key={cause.text}>
            <details>
              <summary>
                <strong>{cause.students.length}</strong> {cause.students.length === 1 ? 'student' : 'students'}:{' '}
                {cause.text}
              </summary>
              <p class="faint">{cause.rules.map(rule => rules[rule]).join(' · ')}</p>
              <p class="names">
                {cause.students.map(student => (
                  <button
                    type="button"
                    key={student}
                    onClick={() =>
                      open(
                        student,
                        cause.rules.find(rule => 'fe'.includes(data.students[student]?.rules[rule] ?? ' ')),
                      )
                    }
                  >
                    {data.students[student]?.name}
                  </button>
                ))}
              </p>
            </details>
          </li>
        ))}
      </ol>
      {data.causes.length > most && (
        <button type="button" onClick={() => setMost(most + 50)}>
          Show more of the {data.causes.length}
        </button>
      )}
    </section>
  );
}
