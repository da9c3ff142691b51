import { useState } from 'preact/hooks';
import type { ScenarioTrace } from '../../report/trace/scenario-trace';
import type { Lane, Row } from './rows';

const laneHeight = 20;
const width = 1000;

/** What part of a trace is looked at, in ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A pointer that moved less than this, in px, has clicked. */
const least = 5;

/** All lanes over time; a click goes to what is nearest, and a part that is drawn over becomes the whole. */
export function Timeline(props: {
  readonly trace: ScenarioTrace;
  readonly lanes: readonly Lane[];
  readonly rows: readonly Row[];
  readonly span: Span;
  readonly setSpan: (span: Span) => void;
  readonly selected: number | undefined;
  readonly select: (row: Row) => void;
  readonly zoom: (factor: number, around?: number) => void;
}) {
  const { trace, lanes, rows, span, setSpan, selected, select, zoom } = props;
  const [drawn, setDrawn] = useState<Span & { readonly x: number }>();
  const x = (t: number) => ((t - span.from) / (span.to - span.from || 1)) * width;
  const height = (lanes.length + 1) * laneHeight;
  const within = rows.filter(({ t }) => t >= span.from && t <= span.to);

  function timeAt(clientX: number, box: DOMRect): number {
    return span.from + ((clientX - box.left) / box.width) * (span.to - span.from);
  }
  const boxOf = ({ currentTarget }: Event) => (currentTarget as SVGElement).getBoundingClientRect();
  function press(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as SVGElement).setPointerCapture(event.pointerId);
    const t = timeAt(event.clientX, boxOf(event));
    setDrawn({ from: t, to: t, x: event.clientX });
  }
  function drag(event: PointerEvent): void {
    if (drawn) setDrawn({ ...drawn, to: timeAt(event.clientX, boxOf(event)) });
  }
  function release(event: PointerEvent): void {
    setDrawn(undefined);
    if (!drawn) return;
    const box = boxOf(event);
    if (Math.abs(event.clientX - drawn.x) < least) {
      pick(event, box);
      return;
    }
    const [from = 0, to = 0] = [drawn.from, timeAt(event.clientX, box)].sort((a, b) => a - b);
    setSpan({ from: Math.max(0, from), to: Math.max(to, from + 2) });
  }
  function pick(event: PointerEvent, box: DOMRect): void {
    const t = timeAt(event.clientX, box);
    const lane = lanes[Math.floor((event.clientY - box.top) / laneHeight) - 1]?.id;
    const near = within
      .filter(row => lane === undefined || row.lane === lane)
      .sort((one, other) => Math.abs(one.t - t) - Math.abs(other.t - t))[0];
    if (near) select(near);
  }
  function wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = boxOf(event);
    zoom(event.deltaY > 0 ? 1.5 : 1 / 1.5, timeAt(event.clientX, box));
  }

  return (
    <div class="timeline no-print">
      <div class="lane-names" aria-hidden="true">
        <div>steps</div>
        {lanes.map(lane => (
          <div key={lane.id}>{lane.title}</div>
        ))}
      </div>
      {/* The same is in the table below, which is for the keyboard and for screen readers. */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        height={height}
        aria-hidden="true"
        onPointerDown={press}
        onPointerMove={drag}
        onPointerUp={release}
        onPointerCancel={() => setDrawn(undefined)}
        onWheel={wheel}
      >
        {trace.steps.map((step, index) => (
          <rect
            key={`step-${index}-${step.t}`}
            class={`step ${step.status}`}
            x={x(step.t)}
            y={3}
            width={Math.max(2, x(step.to) - x(step.t) - 1)}
            height={laneHeight - 6}
          >
            <title>{step.text}</title>
          </rect>
        ))}
        {lanes.map((lane, index) => (
          <path key={lane.id} class="rail" d={`M0 ${(index + 1.5) * laneHeight}H${width}`} />
        ))}
        {within.map(row => (
          <path
            key={row.key}
            class={`tick ${row.tone}${row.key === selected ? ' selected' : ''}`}
            d={`M${x(row.t).toFixed(1)} ${(lanes.findIndex(({ id }) => id === row.lane) + 1) * laneHeight + 3}v${laneHeight - 6}`}
          />
        ))}
        {drawn && (
          <rect
            class="over"
            x={x(Math.min(drawn.from, drawn.to))}
            width={Math.abs(x(drawn.to) - x(drawn.from))}
            y={0}
            height={height}
          />
        )}
      </svg>
      <div class="scale faint" aria-hidden="true">
        <span>{span.from.toFixed(0)} ms</span>
        <span>{((span.from + span.to) / 2).toFixed(0)} ms</span>
        <span>{span.to.toFixed(0)} ms</span>
      </div>
    </div>
  );
}
