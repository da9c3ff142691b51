import { useMemo } from 'preact/hooks';
import type { ClassData } from '../../report/pages/class-data';
import { rulesOf, type TaskPart, taskParts, verdictOf } from './counts';

/** Per task and per rule how many pass: what to teach next week. */
export function RulesSection(props: {
  readonly data: ClassData;
  readonly chosen: number | undefined;
  readonly choose: (rule: number) => void;
}) {
  const { data, chosen, choose } = props;
  // Counted once: it is drawn anew with every letter of a search.
  const rules = useMemo(() => countRules(data), [data]);
  const tasks = useMemo(() => taskParts(data).map(task => ({ ...task, ...countTask(data, task) })), [data]);
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">Tasks and rules</h2>
      <p class="faint">How many pass. Open a task for its rules; a rule’s button shows who does not meet it.</p>
      {tasks.map(task => (
        <details key={task.id}>
          <summary>
            <Share met={task.passed} of={task.looked} /> <span class="task-title">{task.title}</span>
          </summary>
          <ul class="plain">
            {task.rules.map((rule, at) => {
              const { met, bad, waits, advice } = rules[task.first + at] as RuleCount;
              return (
                <li key={rule}>
                  {advice > 0 && met + bad === 0 ? (
                    <span class="share faint">advice</span>
                  ) : (
                    <Share met={met} of={met + bad + waits} />
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
      ))}
    </section>
  );
}

interface RuleCount {
  met: number;
  bad: number;
  waits: number;
  advice: number;
}

const countedAs: Readonly<Record<string, keyof RuleCount>> = { p: 'met', f: 'bad', e: 'bad', s: 'waits', a: 'advice' };

function countRules({ tasks, students }: ClassData): RuleCount[] {
  const counts = tasks.flatMap(task => task.rules.map((): RuleCount => ({ met: 0, bad: 0, waits: 0, advice: 0 })));
  for (const { rules } of students)
    counts.forEach((own, place) => {
      const what = countedAs[rules[place] ?? ' '];
      if (what) own[what] += 1;
    });
  return counts;
}

function countTask({ students }: ClassData, task: TaskPart): { readonly passed: number; readonly looked: number } {
  const verdicts = students.map(student => verdictOf(rulesOf(student, task)));
  return {
    passed: verdicts.filter(verdict => verdict === 'pass').length,
    looked: verdicts.filter(verdict => verdict !== undefined).length,
  };
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
