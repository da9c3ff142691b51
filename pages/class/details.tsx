import { useEffect, useState } from 'preact/hooks';
import type { ClassData, RuleDetail, StudentRow } from '../../report/pages/class-data';
import { readData } from '../parts/data';
import { Scroll } from '../parts/scroll';
import { Sign } from '../parts/verdict';

/** What is told of one student, unpacked now that it is asked for. Rules with one and the same reason stand together. */
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
    if (told && rule !== undefined)
      document.getElementById(`student-${place}-rule-${rule}`)?.scrollIntoView({ block: 'center' });
  }, [told, rule]);
  if (!told) return <p>…</p>;
  const bad = told.filter(({ verdict }) => verdict === 'fail' || verdict === 'error');
  const passing = told.filter(({ verdict, trace }) => verdict === 'pass' && trace);
  const advice = told.filter(one => one.advice);
  return (
    <div class="details">
      <p>
        {student.who && <span>{student.who} · </span>}
        {student.late && <span>handed in late · </span>}
        <span class="faint">seed {student.seed}</span>
        {student.page && (
          <>
            {' · '}
            <a href={student.page}>page to hand out</a>
          </>
        )}
        {student.traces && (
          <>
            {' · '}
            <a href={student.traces}>all traces</a>
          </>
        )}
      </p>
      {bad.length === 0 && <p>Nothing fails.</p>}
      {alike(bad).map(same => (
        <article key={same[0]?.rule}>
          {same.map(one => (
            <h4
              key={one.rule}
              id={`student-${place}-rule-${one.rule}`}
              class={one.rule === rule ? 'chosen' : undefined}
            >
              <Sign verdict={one.verdict} /> {title(data, one.rule)} <Trace student={student} detail={one} />
            </h4>
          ))}
          <Why detail={same[0] as RuleDetail} />
        </article>
      ))}
      {advice.length > 0 && (
        <details>
          <summary>Advice ({advice.length})</summary>
          {advice.map(one => (
            <article key={one.rule}>
              <h4>
                {title(data, one.rule)} <Trace student={student} detail={one} />
              </h4>
              <Scroll label="advice">{one.advice}</Scroll>
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
                {title(data, one.rule)} <Trace student={student} detail={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Why({ detail }: { readonly detail: RuleDetail }) {
  const {
    why = '',
    cause,
    byHand,
    where,
    excerpt,
  } = detail as RuleDetail & {
    readonly where?: { readonly file: string; readonly line: number; readonly column: number };
    readonly excerpt?: readonly string[];
  };
  return (
    <>
      {where && (
        <p class="mono">
          {where.file}:{where.line}:{where.column}
        </p>
      )}
      {excerpt && <Scroll label="the lines">{excerpt.join('\n')}</Scroll>}
      {cause && (
        <p>
          <strong>Usual cause:</strong> {cause}
        </p>
      )}
      <Scroll label="what was seen">{why}</Scroll>
      {byHand && (
        <details>
          <summary>By hand</summary>
          <Scroll label="by hand">{byHand.join('\n')}</Scroll>
        </details>
      )}
    </>
  );
}

function Trace({ student, detail }: { readonly student: StudentRow; readonly detail: RuleDetail }) {
  if (!student.traces || !detail.trace) return null;
  return (
    <a class="trace" href={`${student.traces}#trace=${encodeURIComponent(detail.trace)}`}>
      trace
    </a>
  );
}

function title({ tasks }: ClassData, rule: number): string {
  let first = 0;
  for (const task of tasks) {
    if (rule < first + task.rules.length) return `${task.id.replace('task-', '')}. ${task.rules[rule - first]}`;
    first += task.rules.length;
  }
  return '';
}

function alike(rules: readonly RuleDetail[]): RuleDetail[][] {
  const groups = new Map<string, RuleDetail[]>();
  for (const rule of rules) {
    const key = JSON.stringify([rule.verdict, rule.why, rule.cause]);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()];
}
