import type { ScenarioTrace, TraceStep } from '../../report/trace/scenario-trace';
import { Scroll } from '../parts/scroll';

/** Why a step failed, with what was expected beside what came. */
export function Failure({ trace, step }: { readonly trace: ScenarioTrace; readonly step: TraceStep }) {
  const terminal = Number(/\bterminal (\d+)\b/i.exec(step.text)?.[1] ?? Number.NaN);
  const lines = trace.events.filter(event => event.kind === 'line' && event.terminal === terminal);
  const [sentence = '', ...drawn] = (step.message ?? '').split('\n\n');
  return (
    <div class="failure">
      <p>
        <strong class="fail">✗ This step fails.</strong> {sentence}
      </p>
      {step.argument !== undefined && lines.length > 0 && (
        <div class="beside">
          <div>
            <h3>expected</h3>
            <Scroll label="expected">{step.argument}</Scroll>
          </div>
          <div>
            <h3>terminal {terminal} showed</h3>
            <Scroll label={`terminal ${terminal}`}>
              {lines.map(line => (line.kind === 'line' ? line.text : '')).join('\n')}
            </Scroll>
          </div>
        </div>
      )}
      {drawn.length > 0 && <Scroll label="the difference">{drawn.join('\n\n')}</Scroll>}
    </div>
  );
}
