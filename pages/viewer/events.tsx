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
  const columns = lanes.length + 1;
  return (
    <table class="events">
      <caption class="hidden">What happened, in its order</caption>
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
              <td colSpan={columns - 1 || 1}>
                <strong>{step.status === 'failed' ? '✗' : step.status === 'skipped' ? '–' : '✓'}</strong> {step.text}{' '}
                <span class="faint">{(step.to - step.t).toFixed(0)} ms</span>
                {step.status !== 'failed' && step.argument !== undefined && (
                  <Scroll label="expected by this step">{step.argument}</Scroll>
                )}
                {step.status === 'failed' && <Failure trace={trace} step={step} />}
              </td>
            </tr>
            {rows
              .filter(row => row.step === index)
              .map(row => (
                <EventRow key={row.key} row={row} lanes={lanes} open={row.key === selected} select={select} />
              ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function EventRow(props: {
  readonly row: Row;
  readonly lanes: readonly Lane[];
  readonly open: boolean;
  readonly select: (row: Row | undefined) => void;
}) {
  const { row, lanes, open, select } = props;
  const place = lanes.findIndex(lane => lane.id === row.lane);
  return (
    <tr class={`event${open ? ' open' : ''}`} id={`event-${row.key}`}>
      <td class="time">{row.t.toFixed(1)}</td>
      {place > 0 && <td class="gap" colSpan={place} />}
      <td class={`cell ${row.tone}`} data-lane={lanes[place]?.title}>
        <button type="button" aria-expanded={open} onClick={() => select(open ? undefined : row)}>
          {row.text || ' '}
        </button>
        {open && <Scroll label="details">{[row.text, row.more].filter(Boolean).join('\n')}</Scroll>}
      </td>
      {place >= 0 && place < lanes.length - 1 && <td class="gap" colSpan={lanes.length - 1 - place} />}
    </tr>
  );
}
