import { useEffect, useRef, useState } from 'preact/hooks';
import type { ScenarioTrace } from '../../report/trace/scenario-trace';
import { Sign } from '../parts/verdict';

/** The scenarios of a run, to choose from: by task, then by rule. */
export function Scenarios(props: {
  readonly traces: readonly ScenarioTrace[];
  readonly current: string | undefined;
  readonly wanted: string;
  readonly failing: boolean;
  readonly change: (values: { wanted?: string; failing?: boolean }) => void;
}) {
  const { traces, current, wanted, failing, change } = props;
  const [listed, setListed] = useState(false);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && link) list.current.scrollTop = link.offsetTop - list.current.clientHeight / 2;
  }, [current]);
  const words = wanted.toLowerCase();
  const shown = traces.filter(
    ({ rule, scenario, taskTitle, verdict }) =>
      (!failing || verdict === 'fail' || verdict === 'error') &&
      `${taskTitle} ${rule} ${scenario}`.toLowerCase().includes(words),
  );
  const tasks = [...new Set(shown.map(({ taskTitle }) => taskTitle))];
  const bad = traces.filter(({ verdict }) => verdict === 'fail' || verdict === 'error').length;
  return (
    <nav ref={list} class={`scenarios no-print${listed ? ' listed' : ''}`} aria-label="Scenarios">
      <button type="button" class="lister" aria-expanded={listed} onClick={() => setListed(!listed)}>
        {traces.length} scenarios, {bad} fail <span aria-hidden="true">{listed ? '▴' : '▾'}</span>
      </button>
      <label>
        <span class="hidden">Search scenarios</span>
        <input
          type="search"
          placeholder="Search scenarios"
          value={wanted}
          onInput={event => change({ wanted: event.currentTarget.value })}
        />
      </label>
      <label class="check">
        <input type="checkbox" checked={failing} onChange={event => change({ failing: event.currentTarget.checked })} />{' '}
        only the {bad} that fail
      </label>
      {shown.length === 0 && <p>None.</p>}
      {tasks.map(title => {
        const own = shown.filter(({ taskTitle }) => taskTitle === title);
        return (
          <details key={title} open={wanted !== '' || failing || own.some(({ id }) => id === current)}>
            <summary>
              {title} <span class="faint">{own.length}</span>
            </summary>
            <ul>
              {own.map(trace => (
                <li key={trace.id}>
                  <a
                    href={`#trace=${trace.id}`}
                    aria-current={trace.id === current ? 'page' : undefined}
                    onClick={() => setListed(false)}
                  >
                    <Sign verdict={trace.verdict} /> {trace.rule}
                    {trace.scenario !== trace.rule && trace.scenario !== '' && (
                      <span class="faint"> · {trace.scenario}</span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </nav>
  );
}
