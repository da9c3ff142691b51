import type { ScenarioTrace } from '../../report/trace/scenario-trace';
import type { Lane, Row } from './rows';

const laneHeight = 20;
const width = 1000;

/** What part of a trace is looked at, in ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** All lanes over time; a click goes to what is nearest. */
export function Timeline(props: {
  readonly trace: ScenarioTrace;
  readonly lanes: readonly Lane[];
  readonly rows: readonly Row[];
  readonly span: Span;
  readonly selected: number | undefined;
  readonly select: (row: Row) => void;
  readonly zoom: (factor: number, around?: number) => void;
}) {
  const { trace, lanes, rows, span, selected, select, zoom } = props;
  const x = (t: number) => ((t - span.from) / (span.to - span.from || 1)) * width;
  const height = (lanes.length + 1) * laneHeight;
  const within = rows.filter(({ t }) => t >= span.from && t <= span.to);

  function pick(event: MouseEvent): void {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const t = span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from);
    const lane = lanes[Math.floor((event.clientY - box.top) / laneHeight) - 1]?.id;
    const near = within
      .filter(row => lane === undefined || row.lane === lane)
      .sort((one, other) => Math.abs(one.t - t) - Math.abs(other.t - t))[0];
    if (near) select(near);
  }
  function wheel(event: WheelEvent): void {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const around = span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from);
    zoom(event.deltaY > 0 ? 1.5 : 1 / 1.5, around);
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
        onClick={pick}
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
      </svg>
      <div class="scale faint" aria-hidden="true">
        <span>{span.from.toFixed(0)} ms</span>
        <span>{((span.from + span.to) / 2).toFixed(0)} ms</span>
        <span>{span.to.toFixed(0)} ms</span>
      </div>
    </div>
  );
}
