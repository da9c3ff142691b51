import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { ClassData, StudentRow } from '../../report/pages/class-data';
import { Sign } from '../parts/verdict';
import { count, counted, rulesOf, type TaskPart, taskParts, verdictOf } from './counts';
import { Details } from './details';

/** What the table is sorted by: a name, the rules, the points, the change, or a task's place. */
type Order = { readonly by: 'name' | 'rules' | 'points' | 'moved' | number; readonly down: boolean };

const page = 60;
const severity = ['error', 'fail', 'skipped', 'pass'];

/** The students, a row each; a row opens what is told of the student. */
export function Students(props: {
  readonly data: ClassData;
  /** The places of those that are shown. */
  readonly shown: readonly number[];
  readonly before: Readonly<Record<string, string>> | undefined;
  readonly opened: number | undefined;
  readonly rule: number | undefined;
  readonly open: (student: number | undefined, rule?: number) => void;
}) {
  const { data, shown, before, opened, rule, open } = props;
  const [order, setOrder] = useState<Order>({ by: 'name', down: false });
  const [most, setMost] = useState(page);
  const parts = taskParts(data);
  const points = data.students.some(student => student.points);
  const sorted = sort(shown, data, parts, order, before);
  const visible = sorted.slice(0, most);
  // What is opened from elsewhere is shown, wherever it is.
  if (opened !== undefined && sorted.includes(opened) && !visible.includes(opened)) visible.push(opened);
  const columns = parts.length + 2 + (points ? 1 : 0) + (before ? 1 : 0);
  const head = { order, setOrder };
  return (
    <section aria-labelledby="students">
      <h2 id="students">Students</h2>
      <p role="status" class="faint">
        {shown.length} of {data.students.length}
      </p>
      <section class="wide" aria-label="Students and tasks">
        <table class="students">
          <thead>
            <tr>
              <Head by="name" {...head}>
                name
              </Head>
              {parts.map((task, at) => (
                <Head by={at} key={task.id} title={task.title} {...head}>
                  {task.number}
                </Head>
              ))}
              <Head by="rules" {...head}>
                rules
              </Head>
              {points && (
                <Head by="points" {...head}>
                  points
                </Head>
              )}
              {before && (
                <Head by="moved" {...head}>
                  moved
                </Head>
              )}
            </tr>
          </thead>
          <tbody>
            {visible.map(place => {
              const student = data.students[place] as StudentRow;
              return (
                <Fragment key={student.name}>
                  <Row
                    {...{ student, parts, points, before }}
                    open={place === opened}
                    toggle={() => open(place === opened ? undefined : place)}
                    show={rule => open(place, rule)}
                  />
                  {place === opened && (
                    <tr>
                      <td colSpan={columns}>
                        <Details data={data} place={place} student={student} rule={rule} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </section>
      {sorted.length > most && (
        <button type="button" onClick={() => setMost(sorted.length)}>
          Show all {sorted.length}
        </button>
      )}
    </section>
  );
}

function Row(props: {
  readonly student: StudentRow;
  readonly parts: readonly TaskPart[];
  readonly points: boolean;
  readonly before: Readonly<Record<string, string>> | undefined;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly show: (rule: number) => void;
}) {
  const { student, parts, points, before, open, toggle, show } = props;
  return (
    <tr>
      <th scope="row">
        <button type="button" class="name" aria-expanded={open} onClick={toggle}>
          {student.name}
        </button>
        {student.who && <small class="faint"> {student.who}</small>}
      </th>
      {parts.map(task => {
        const letters = rulesOf(student, task);
        const verdict = verdictOf(letters);
        const bad = count(letters, 'f') + count(letters, 'e');
        return (
          <td key={task.id} class={`cell ${verdict ?? ''}`}>
            {bad > 0 ? (
              <button
                type="button"
                title={`${task.title}: ${bad} of ${letters.length} rules`}
                onClick={() => show(task.first + letters.search(/[fe]/))}
              >
                <Sign verdict={verdict ?? ''} /> <small>{bad}</small>
              </button>
            ) : (
              verdict && <Sign verdict={verdict} />
            )}
          </td>
        );
      })}
      <td class="number">
        {count(student.rules, 'p')}/{counted(student.rules)}
      </td>
      {points && <td class="number">{student.points && `${student.points[0]}/${student.points[1]}`}</td>}
      {before && <td class="number">{movedText(student, before)}</td>}
    </tr>
  );
}

function Head(props: {
  readonly by: Order['by'];
  readonly title?: string;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
  readonly children: preact.ComponentChildren;
}) {
  const { by, title, order, setOrder, children } = props;
  const own = order.by === by;
  return (
    <th scope="col" aria-sort={own ? (order.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" title={title} onClick={() => setOrder({ by, down: own && !order.down })}>
        {children}
        <span class="hidden">{title ? `: ${title}` : ''}</span>
        <span aria-hidden="true">{own ? (order.down ? '▾' : '▴') : ''}</span>
      </button>
    </th>
  );
}

/** Rules that a student meets now and did not before, and the other way round. */
export function moved(
  student: StudentRow,
  before: Readonly<Record<string, string>>,
): { gained: number; lost: number } | undefined {
  const then = before[student.name];
  if (then === undefined) return undefined;
  let gained = 0;
  let lost = 0;
  for (let rule = 0; rule < student.rules.length; rule += 1) {
    if (student.rules[rule] === 'p' && then[rule] !== 'p') gained += 1;
    if (student.rules[rule] !== 'p' && then[rule] === 'p') lost += 1;
  }
  return { gained, lost };
}

function movedText(student: StudentRow, before: Readonly<Record<string, string>>): string {
  const change = moved(student, before);
  if (!change) return 'new';
  const parts = [change.gained > 0 && `+${change.gained}`, change.lost > 0 && `−${change.lost}`].filter(Boolean);
  return parts.join(' ') || '=';
}

function sort(
  shown: readonly number[],
  data: ClassData,
  parts: readonly TaskPart[],
  { by, down }: Order,
  before?: Readonly<Record<string, string>>,
): number[] {
  const value = (place: number): number | string => {
    const student = data.students[place] as StudentRow;
    if (by === 'name') return student.name.toLowerCase();
    if (by === 'rules') return count(student.rules, 'p');
    if (by === 'points') return student.points?.[0] ?? -1;
    if (by === 'moved') {
      const change = before && moved(student, before);
      return change ? change.gained - change.lost : Number.NEGATIVE_INFINITY;
    }
    const letters = rulesOf(student, parts[by] as TaskPart);
    return severity.indexOf(verdictOf(letters) ?? 'pass') * 1000 + count(letters, 'p');
  };
  const keyed = shown.map(place => ({ place, value: value(place) }));
  keyed.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : a.place - b.place) * (down ? -1 : 1));
  return keyed.map(({ place }) => place);
}
