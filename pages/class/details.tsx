import { useEffect, useState } from 'preact/hooks';
import { alike } from '../../report/alike';
import type { ClassData, RuleDetail, StudentRow } from '../../report/pages/class-data';
import { readData } from '../parts/data';
import { Scroll } from '../parts/scroll';
import { Sign } from '../parts/verdict';
import { ruleAt } from './counts';
import { Trace, Why } from './why';

/** What is told of one student, unpacked now that it is asked for. Rules with one and the same cause stand together. */
export function Details(props: {
  readonly data: ClassData;
  readonly place: number;
  readonly student: StudentRow;
  readonly rule: number | undefined;
}) {
  const { data, place, student, rule } = props;
  const [told, setTold] = useState<readonly RuleDetail[]>();
  useEffect(() => {
    readData<RuleDetail[]>(`student-${place}`).then(setTold);
  }, [place]);
  useEffect(() => {
    if (told && rule !== undefined) document.querySelector('.told.chosen')?.scrollIntoView({ block: 'center' });
  }, [told, rule]);
  if (!told) return <p>…</p>;
  const bad = told.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  const passing = told.filter(({ verdict, trace }) => verdict === 'pass' && trace);
  const advice = told.filter(one => one.advice);
  const title = (one: RuleDetail) => titleOf(data, one.rule);
  return (
    <div class="details">
      <p class="about">
        {student.who && <span>{student.who}</span>}
        {student.late && <span>handed in late</span>}
        {student.page && <a href={student.page}>page to hand out</a>}
        {student.traces && <a href={student.traces}>all traces</a>}
        <span class="faint">seed {student.seed}</span>
      </p>
      {bad.length === 0 && <p>Nothing fails.</p>}
      {alike(bad).map((same, _at, all) => (
        <Told
          key={same[0]?.rule}
          {...{ data, student, same }}
          chosen={same.some(one => one.rule === rule)}
          open={all.length <= 2 || same.some(one => one.rule === rule)}
        />
      ))}
      {advice.length > 0 && (
        <details>
          <summary>Advice ({advice.length})</summary>
          {advice.map(one => (
            <article key={one.rule}>
              <h3>
                {title(one)} <Trace student={student} detail={one} />
              </h3>
              <Scroll label="advice" wraps>
                {one.advice}
              </Scroll>
            </article>
          ))}
        </details>
      )}
      {student.traces && passing.length > 0 && (
        <details>
          <summary>Rules that pass, with their traces ({passing.length})</summary>
          <ul>
            {passing.map(one => (
              <li key={one.rule}>
                {title(one)} <Trace student={student} detail={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** One cause, and the rules that are not met for it. */
function Told(props: {
  readonly data: ClassData;
  readonly student: StudentRow;
  readonly same: readonly RuleDetail[];
  readonly chosen: boolean;
  readonly open: boolean;
}) {
  const { data, student, same, chosen, open } = props;
  const [first, ...others] = same as [RuleDetail, ...RuleDetail[]];
  const { says } = ruleAt(data, first.rule) ?? {};
  return (
    <article class={chosen ? 'told chosen' : 'told'}>
      <details open={open}>
        <summary>
          <Sign verdict={first.verdict} /> <strong>{titleOf(data, first.rule)}</strong>
          {others.length > 0 && ` and ${others.length} more`}
          <span class="cause faint">{first.cause ?? first.why?.split('\n')[0]}</span>
        </summary>
        {others.length > 0 && (
          <ul>
            {others.map(one => (
              <li key={one.rule}>
                {titleOf(data, one.rule)} <Trace student={student} detail={one} />
              </li>
            ))}
          </ul>
        )}
        <Why detail={first} says={says} />
      </details>
      <Trace student={student} detail={first} />
    </article>
  );
}

function titleOf(data: ClassData, rule: number): string {
  const { task, text } = ruleAt(data, rule) ?? {};
  return task ? `${task.id.replace('task-', '')}. ${text}` : '';
}
