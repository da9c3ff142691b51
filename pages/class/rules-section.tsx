import type { ClassData } from '../../report/pages/class-data';
import { count, rulesOf, taskParts, verdictOf } from './counts';

/** Per task and per rule how many pass: what to teach next week. */
export function RulesSection(props: {
  readonly data: ClassData;
  readonly chosen: number | undefined;
  readonly choose: (rule: number) => void;
}) {
  const { data, chosen, choose } = props;
  const letters = (rule: number) => data.students.map(({ rules }) => rules[rule] ?? ' ').join('');
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">Tasks and rules</h2>
      <p class="faint">How many pass. Open a task for its rules; a rule’s button shows who does not meet it.</p>
      {taskParts(data).map(task => {
        const verdicts = data.students.map(student => verdictOf(rulesOf(student, task)));
        const passed = verdicts.filter(verdict => verdict === 'pass').length;
        const looked = verdicts.filter(verdict => verdict !== undefined).length;
        return (
          <details key={task.id}>
            <summary>
              <Share met={passed} of={looked} /> <span class="task-title">{task.title}</span>
            </summary>
            <ul class="plain">
              {task.rules.map((rule, at) => {
                const own = letters(task.first + at);
                const bad = count(own, 'f') + count(own, 'e');
                const met = count(own, 'p');
                const advice = count(own, 'a');
                return (
                  <li key={rule}>
                    {advice > 0 && met + bad === 0 ? (
                      <span class="share faint">advice</span>
                    ) : (
                      <Share met={met} of={met + bad + count(own, 's')} />
                    )}{' '}
                    {rule}{' '}
                    {bad > 0 && (
                      <button
                        type="button"
                        aria-pressed={chosen === task.first + at}
                        onClick={() => choose(task.first + at)}
                      >
                        the {bad} who do not
                      </button>
                    )}
                  </li>
                );
              })}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function Share({ met, of }: { readonly met: number; readonly of: number }) {
  return (
    <span class="share">
      <meter min={0} max={of || 1} value={met} aria-label={`${met} of ${of} pass`} />
      <span>
        {met}/{of}
      </span>
    </span>
  );
}
