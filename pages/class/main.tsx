import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ClassData } from '../../report/pages/class-data';
import '../parts/theme.css';
import { address, addressed, readData } from '../parts/data';
import { CausesSection } from './causes-section';
import './class.css';
import { Compare } from './compare';
import { verdictOf } from './counts';
import { Distribution } from './distribution';
import { RulesSection } from './rules-section';
import { Students } from './students';

/** A class at a glance, and each of its students when asked for. */
function ClassView({ data }: { readonly data: ClassData }) {
  const [wanted, setWanted] = useState('');
  const [only, setOnly] = useState('all');
  const [rule, setRule] = useState<number>();
  const [before, setBefore] = useState(data.before);
  const [at, setAt] = useState(() => read(data));
  useEffect(() => {
    const follow = () => setAt(read(data));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const names = data.tasks.flatMap(task => task.rules);
  const words = wanted.toLowerCase();
  const shown = data.students.flatMap(({ name, who = '', rules }, place) => {
    const found = `${name} ${who}`.toLowerCase().includes(words);
    const verdict = verdictOf(rules) ?? 'pass';
    const fits = only === 'all' || verdict === only;
    const fails = rule === undefined || 'fe'.includes(rules[rule] ?? ' ');
    return found && fits && fails ? [place] : [];
  });
  function open(student: number | undefined, of?: number): void {
    address(
      student === undefined
        ? {}
        : { student: data.students[student]?.name ?? '', ...(of !== undefined && { rule: String(of) }) },
    );
    if (student !== undefined && !shown.includes(student)) {
      setWanted('');
      setOnly('all');
      setRule(undefined);
    }
  }
  function choose(one: number): void {
    setRule(one === rule ? undefined : one);
    document.getElementById('students')?.scrollIntoView();
  }
  const all = data.students.map(({ rules }) => verdictOf(rules));
  const number = (verdict: string) => all.filter(one => one === verdict).length;
  return (
    <main>
      <h1>{data.students.length} solutions</h1>
      <p>
        <span class="pass">✓ {number('pass')} meet every rule</span>,{' '}
        <span class="fail">✗ {number('fail')} do not yet</span>
        {number('error') > 0 && <span class="error">, ! {number('error')} could not be judged</span>}
      </p>
      <nav aria-label="Parts of the page" class="no-print">
        <a href="#students">Students</a> <a href="#rules">Tasks and rules</a> <a href="#causes">Causes</a>{' '}
        <a href="#distribution">Distribution</a> <a href="#compare">Compare</a>
      </nav>
      <div class="tools no-print">
        <label>
          <span class="hidden">Search students</span>
          <input
            type="search"
            placeholder="Search students"
            value={wanted}
            onInput={event => setWanted(event.currentTarget.value)}
          />
        </label>
        <label>
          Show{' '}
          <select value={only} onChange={event => setOnly(event.currentTarget.value)}>
            <option value="all">all</option>
            <option value="fail">those with a rule that fails</option>
            <option value="pass">those who pass</option>
            <option value="error">those that could not be judged</option>
          </select>
        </label>
        {rule !== undefined && (
          <button type="button" onClick={() => setRule(undefined)}>
            who do not meet “{names[rule]}” ✕
          </button>
        )}
      </div>
      <div class="overview">
        <Students {...{ data, shown, before, opened: at.student, rule: at.rule ?? rule, open }} />
        <Distribution data={data} />
      </div>
      <div class="halves">
        <RulesSection data={data} chosen={rule} choose={choose} />
        <CausesSection data={data} open={open} />
      </div>
      <Compare data={data} before={before} compareWith={setBefore} open={open} />
      {data.notGraded.length > 0 && (
        <section aria-labelledby="not-graded">
          <h2 id="not-graded">Not graded</h2>
          <ul>
            {data.notGraded.map(({ name, reason }) => (
              <li key={name}>
                {name}: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <footer class="faint">
        {Object.entries(data.versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', ')}
      </footer>
    </main>
  );
}

function read({ students }: ClassData): { student: number | undefined; rule: number | undefined } {
  const said = addressed();
  const place = students.findIndex(({ name }) => name === said.get('student'));
  const rule = Number(said.get('rule') ?? Number.NaN);
  return { student: place < 0 ? undefined : place, rule: Number.isInteger(rule) ? rule : undefined };
}

const place = document.getElementById('page') as HTMLElement;
readData<ClassData>('class').then(
  data => {
    place.replaceChildren();
    if (data) render(<ClassView data={data} />, place);
  },
  (error: Error) => {
    place.textContent = `This page cannot be read: ${error.message}`;
  },
);
