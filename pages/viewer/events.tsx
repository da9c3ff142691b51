import { Fragment } from 'preact';
import type { ScenarioTrace } from '../../report/trace/scenario-trace';
import { Scroll } from '../parts/scroll';
import { Failure } from './failure';
import type { Lane, Row } from './rows';

/** The lanes beside each other, a row an event, under the steps that waited. */
export function Events(props: {
  readonly trace: ScenarioTrace;
  readonly lanes: readonly Lane[];
  readonly rows: readonly Row[];
  readonly selected: number | undefined;
  readonly select: (row: Row | undefined) => void;
}) {
  const { trace, lanes, rows, selected, select } = props;
  return (
    <table class="events">
      <caption class="hidden">What happened, in its order</caption>
      <colgroup>
        <col class="time" />
        {lanes.map(({ id }) => (
          <col key={id} class={`lane-${id}`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" class="time">
            ms
          </th>
          {lanes.map(lane => (
            <th scope="col" key={lane.id}>
              {lane.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trace.steps.map((step, index) => (
          <Fragment key={`step-${index}-${step.t}`}>
            <tr class={`step-row ${step.status}`} id={`step-${index}`}>
              <td class="time">{step.t.toFixed(0)}</td>
              <td colSpan={lanes.length || 1}>
                <strong aria-hidden="true">{signs[step.status]}</strong>
                <span class="hidden">{step.status}: </span> {step.text}{' '}
                {step.status !== 'skipped' && <span class="faint">{(step.to - step.t).toFixed(0)} ms</span>}
                {step.status !== 'failed' && step.argument !== undefined && (
                  <Scroll label="expected by this step">{step.argument}</Scroll>
                )}
                {step.status === 'failed' && <Failure trace={trace} step={step} />}
              </td>
            </tr>
            {rows
              .filter(row => row.step === index)
              .map((row, at, own) => (
                <EventRow
                  key={row.key}
                  row={row}
                  again={own[at - 1]?.t === row.t}
                  lanes={lanes}
                  open={row.key === selected}
                  select={select}
                />
              ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

const signs = { passed: '✓', failed: '✗', skipped: '–' };

function EventRow(props: {
  readonly row: Row;
  /** Whether it happened at the time of the row before. */
  readonly again: boolean;
  readonly lanes: readonly Lane[];
  readonly open: boolean;
  readonly select: (row: Row | undefined) => void;
}) {
  const { row, again, lanes, open, select } = props;
  return (
    <>
      <tr class={`event${open ? ' open' : ''}`} id={`event-${row.key}`}>
        <td class="time">{again ? <span class="hidden">{row.t.toFixed(1)}</span> : row.t.toFixed(1)}</td>
        {lanes.map(lane =>
          lane.id === row.lane ? (
            <td key={lane.id} class={`cell ${row.tone}`} data-lane={lane.title}>
              <button type="button" aria-expanded={open} onClick={() => select(open ? undefined : row)}>
                {row.text || ' '}
              </button>
            </td>
          ) : (
            <td key={lane.id} class="gap" />
          ),
        )}
      </tr>
      {open && (
        <tr class="event-details">
          <td class="time" />
          <td colSpan={lanes.length}>
            <Scroll label="details">{[row.text, row.more].filter(Boolean).join('\n')}</Scroll>
          </td>
        </tr>
      )}
    </>
  );
}
