import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ScenarioTrace } from '../../report/trace/scenario-trace';
import { address } from '../parts/data';
import { Sign } from '../parts/verdict';
import { Events } from './events';
import { useKeys } from './keys';
import { portion, type Range, rangeAround, widened } from './range';
import { failedStep, lanesOf, matches, nearest, type Row, rowsOf } from './rows';
import { type Span, Timeline } from './timeline';
import { Tools } from './tools';

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
  const [range, setRange] = useState<Range>({ from: 0, to: portion });
  const [keysOn, setKeysOn] = useState(true);
  const [selected, setSelected] = useState<number>();
  const search = useRef<HTMLInputElement>(null);
  const lanes = useMemo(() => lanesOf(trace), [trace]);
  const all = useMemo(() => rowsOf(trace), [trace]);
  const failed = failedStep(trace);
  const failure = trace.steps[failed];
  const visibleLanes = lanes.filter(({ id }) => !hidden.has(id));
  const rows = all.filter(row => !hidden.has(row.lane) && matches(row, span, wanted));
  const from = Math.min(range.from, Math.max(0, rows.length - portion));
  const drawn = rows.slice(from, range.to);

  function draw(row: Row | undefined): void {
    const place = row ? rows.indexOf(row) : -1;
    if (place >= 0 && (place < from || place >= range.to)) setRange(rangeAround(place));
  }
  function select(row: Row | undefined, scroll = true): void {
    setSelected(row?.key);
    if (!row) return;
    draw(row);
    address({ trace: trace.id, t: String(row.t) });
    if (scroll) reveal(`event-${row.key}`, 'nearest');
  }
  function zoom(
    factor: number,
    around = selected === undefined ? (span.from + span.to) / 2 : (all[selected]?.t ?? 0),
  ): void {
    const length = Math.min(end, Math.max(2, (span.to - span.from) * factor));
    const share = (around - span.from) / (span.to - span.from || 1);
    const start = Math.max(0, Math.min(end - length, around - share * length));
    setSpan({ from: start, to: start + length });
  }
  function move(by: number): void {
    const place = rows.findIndex(({ key }) => key === selected);
    const next = rows[place < 0 ? from : Math.min(rows.length - 1, Math.max(0, place + by))];
    if (next) select(next);
  }
  function toFailure(): void {
    if (!failure) return;
    draw(nearest(rows, failure.t));
    reveal(`step-${failed}`, 'start');
  }

  useEffect(() => {
    const near = at === undefined ? undefined : nearest(all, at);
    if (near) {
      setSelected(near.key);
      draw(near);
      reveal(`event-${near.key}`, 'center');
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
      <p class="faint about">
        {trace.scenario !== trace.rule && `${trace.scenario} · `}
        {(trace.durationMs / 1000).toFixed(2)} s · {trace.events.length} events
      </p>
      {failure && (
        <p class="fails">
          <strong class="fail">✗ {failure.text}</strong> {firstSentence(failure.message)}
        </p>
      )}
      <Tools
        {...{ lanes, hidden, search, wanted, zoom, keysOn }}
        hide={id => setHidden(new Set(hidden.has(id) ? [...hidden].filter(one => one !== id) : [...hidden, id]))}
        want={words => {
          setWanted(words);
          setRange({ from: 0, to: portion });
        }}
        toFailure={failure && toFailure}
        all={() => setSpan({ from: 0, to: end })}
        switchKeys={() => setKeysOn(!keysOn)}
      />
      <Timeline {...{ trace, lanes: visibleLanes, rows, span, setSpan, selected, select, zoom }} />
      <p class="hidden" role="status">
        {rows.length} of {all.length} events are shown
      </p>
      <div class="happenings">
        {from > 0 && (
          <button type="button" onClick={() => setRange(widened({ from, to: range.to }, 'earlier'))}>
            Show earlier ones of {from}
          </button>
        )}
        <Events {...{ trace, lanes: visibleLanes, rows: drawn, selected, select: row => select(row, false) }} />
        {rows.length > range.to && (
          <button type="button" onClick={() => setRange(widened({ from, to: range.to }, 'later'))}>
            Show later ones of {rows.length - range.to}
          </button>
        )}
        {all.length === 0 && <p class="faint">No program ran: this rule looks at the text of the program.</p>}
      </div>
    </main>
  );
}

function firstSentence(message = ''): string {
  return message.split('\n')[0]?.slice(0, 300) ?? '';
}

/** Once it is drawn. */
function reveal(id: string, block: ScrollLogicalPosition): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block })));
}
