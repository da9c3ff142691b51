import type { ScenarioTrace, TraceStep } from '../../report/trace/scenario-trace';
import { Scroll } from '../parts/scroll';
import { Told } from '../parts/told';

/** Why a step failed, with what was expected beside what came. */
export function Failure({ trace, step }: { readonly trace: ScenarioTrace; readonly step: TraceStep }) {
  const { message = '', argument } = step;
  const terminal = Number(/\bterminal (\d+)\b/i.exec(step.text)?.[1] ?? Number.NaN);
  const lines = trace.events.flatMap(event => (event.kind === 'line' && event.terminal === terminal ? event.text : []));
  const [sentence = '', ...more] = message.split('\n\n');
  // The message has the two texts in most cases, with what differs marked.
  const drawn = /│ your program$|^\+ your program$/m.test(message);
  return (
    <div class="failure">
      <p>
        <strong class="fail">✗ This step fails.</strong> {sentence}
      </p>
      {!drawn && argument !== undefined && lines.length > 0 && (
        <div class="beside">
          <div>
            <h3>expected</h3>
            <Scroll label="expected">{argument}</Scroll>
          </div>
          <div>
            <h3>terminal {terminal} showed</h3>
            <Scroll label={`terminal ${terminal}`}>{lines.join('\n')}</Scroll>
          </div>
        </div>
      )}
      <Told text={more.join('\n\n')} />
    </div>
  );
}
