import { useState } from 'preact/hooks';
import type { ClassData } from '../../report/pages/class-data';
import { ruleAt } from './counts';

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
  if (data.causes.length === 0) return null;
  return (
    <section aria-labelledby="causes">
      <h2 id="causes">Most frequent causes</h2>
      <ol class="causes">
        {data.causes.slice(0, most).map(({ text, examples = [], rules, students }) => (
          <li key={text}>
            <details>
              <summary>
                <strong>
                  {students.length} {students.length === 1 ? 'student' : 'students'}
                </strong>{' '}
                {text}
              </summary>
              {examples.length > 0 && (
                <ul class="examples">
                  {examples.map(one => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              )}
              <ul class="faint">
                {rules.map(rule => (
                  <li key={rule}>{ruleText(data, rule)}</li>
                ))}
              </ul>
              <p class="names">
                {students.map(student => (
                  <button
                    type="button"
                    key={student}
                    onClick={() =>
                      open(
                        student,
                        rules.find(rule => 'fe'.includes(data.students[student]?.rules[rule] ?? ' ')),
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

function ruleText(data: ClassData, place: number): string {
  const { task, text } = ruleAt(data, place) ?? {};
  return `${task?.id.replace('task-', '')}. ${text}`;
}
