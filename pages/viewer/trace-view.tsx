import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ScenarioTrace } from '../../report/trace/scenario-trace';
import { address } from '../parts/data';
import { Sign } from '../parts/verdict';
import { Events } from './events';
import { useKeys } from './keys';
import { failedStep, lanesOf, type Row, rowsOf } from './rows';
import { type Span, Timeline } from './timeline';

/** So many events are shown at once; more are asked for. */
const page = 800;

/** One scenario's trace: its timeline, and its events. */
export function TraceView(props: {
  readonly trace: ScenarioTrace;
  /** The time to open at, in ms. */
  readonly at: number | undefined;
  readonly neighbour: (by: number) => void;
}) {
  const { trace, at, neighbour } = props;
  const end = Math.max(trace.durationMs, ...trace.steps.map(({ to }) => to), 1);
  const [span, setSpan] = useState<Span>({ from: 0, to: end });
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState('');
  const [most, setMost] = useState(page);
  const [keysOn, setKeysOn] = useState(true);
  const [selected, setSelected] = useState<number>();
  const search = useRef<HTMLInputElement>(null);
  const lanes = useMemo(() => lanesOf(trace), [trace]);
  const all = useMemo(() => rowsOf(trace), [trace]);
  const failed = failedStep(trace);
  const visibleLanes = lanes.filter(({ id }) => !hidden.has(id));
  const words = wanted.toLowerCase();
  const rows = all.filter(
    ({ lane, t, text, more }) =>
      !hidden.has(lane) &&
      t >= span.from &&
      t <= span.to &&
      (words === '' || `${text}\n${more}`.toLowerCase().includes(words)),
  );

  function select(row: Row | undefined, scroll = true): void {
    setSelected(row?.key);
    if (!row) return;
    address({ trace: trace.id, t: String(row.t) });
    if (scroll) reveal(`event-${row.key}`);
  }
  function zoom(
    factor: number,
    around = selected === undefined ? (span.from + span.to) / 2 : (all[selected]?.t ?? 0),
  ): void {
    const length = Math.min(end, Math.max(2, (span.to - span.from) * factor));
    const share = (around - span.from) / (span.to - span.from || 1);
    const from = Math.max(0, Math.min(end - length, around - share * length));
    setSpan({ from, to: from + length });
  }
  function move(by: number): void {
    const place = rows.findIndex(({ key }) => key === selected);
    const next = rows[place < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, place + by))];
    if (next) select(next);
  }
  const toFailure = () => failed >= 0 && reveal(`step-${failed}`);

  useEffect(() => {
    const near =
      at === undefined
        ? undefined
        : all.reduce<Row | undefined>(
            (best, row) => (best && Math.abs(best.t - at) <= Math.abs(row.t - at) ? best : row),
            undefined,
          );
    if (near) {
      setSelected(near.key);
      reveal(`event-${near.key}`);
    } else toFailure();
  }, [trace.id]);
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      f: toFailure,
      '+': () => zoom(1 / 1.5),
      '-': () => zoom(1.5),
      '0': () => setSpan({ from: 0, to: end }),
      '/': () => search.current?.focus(),
      ']': () => neighbour(1),
      '[': () => neighbour(-1),
      Escape: () => setSelected(undefined),
    },
    keysOn,
  );

  return (
    <main>
      <p class="faint task">{trace.taskTitle}</p>
      <h1>
        <Sign verdict={trace.verdict} /> {trace.rule}
      </h1>
      <p class="faint">
        {trace.scenario !== trace.rule && `${trace.scenario} · `}
        {(trace.durationMs / 1000).toFixed(2)} s · {trace.events.length} events
      </p>
      <div class="tools no-print">
        {failed >= 0 && (
          <button type="button" onClick={toFailure}>
            to the failure <kbd>f</kbd>
          </button>
        )}
        <button type="button" onClick={() => zoom(1 / 1.5)} aria-label="zoom in">
          <kbd>+</kbd>
        </button>
        <button type="button" onClick={() => zoom(1.5)} aria-label="zoom out">
          <kbd>−</kbd>
        </button>
        <button type="button" onClick={() => setSpan({ from: 0, to: end })}>
          all <kbd>0</kbd>
        </button>
        <label>
          <span class="hidden">Search events</span>
          <input
            ref={search}
            type="search"
            placeholder="Search events ( / )"
            value={wanted}
            onInput={event => setWanted(event.currentTarget.value)}
          />
        </label>
        <fieldset>
          <legend class="hidden">Lanes</legend>
          {lanes.map(({ id, title }) => (
            <label class="check" key={id}>
              <input
                type="checkbox"
                checked={!hidden.has(id)}
                onChange={() =>
                  setHidden(new Set(hidden.has(id) ? [...hidden].filter(one => one !== id) : [...hidden, id]))
                }
              />{' '}
              {title}
            </label>
          ))}
          <label class="check">
            <input type="checkbox" checked={keysOn} onChange={() => setKeysOn(!keysOn)} /> keys (j k f + − 0 / [ ])
          </label>
        </fieldset>
      </div>
      <Timeline {...{ trace, lanes: visibleLanes, rows, span, selected, select, zoom }} />
      <p class="hidden" role="status">
        {rows.length} of {all.length} events are shown
      </p>
      <Events
        {...{ trace, lanes: visibleLanes, rows: rows.slice(0, most), selected, select: row => select(row, false) }}
      />
      {rows.length > most && (
        <button type="button" onClick={() => setMost(most + page)}>
          Show {Math.min(page, rows.length - most)} more of {rows.length - most}
        </button>
      )}
    </main>
  );
}

/** Once it is drawn. */
function reveal(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'center' }));
}
