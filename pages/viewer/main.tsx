import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TraceBundle } from '../../report/trace/bundle';
import '../parts/theme.css';
import { address, addressed, readData } from '../parts/data';
import { Scenarios } from './scenarios';
import { TraceView } from './trace-view';
import './viewer.css';

/** The viewer: the scenarios of a run, and the trace of one of them. */
function Viewer({ bundle }: { readonly bundle: TraceBundle }) {
  const { traces, name, seed } = bundle;
  const [at, setAt] = useState(read);
  const [wanted, setWanted] = useState('');
  const [failing, setFailing] = useState(false);
  useEffect(() => {
    const follow = () => setAt(read());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const first = traces.find(({ verdict }) => verdict === 'fail' || verdict === 'error') ?? traces[0];
  const trace = traces.find(({ id }) => id === at.trace) ?? first;
  function neighbour(by: number): void {
    const next = traces[(trace ? traces.indexOf(trace) : 0) + by];
    if (next) address({ trace: next.id });
  }
  return (
    <div class="viewer">
      <header>
        <strong>{name}</strong> <span class="faint">seed {seed}</span>
      </header>
      <Scenarios
        traces={traces}
        current={trace?.id}
        wanted={wanted}
        failing={failing}
        change={values => {
          if (values.wanted !== undefined) setWanted(values.wanted);
          if (values.failing !== undefined) setFailing(values.failing);
        }}
      />
      {trace ? (
        <TraceView key={trace.id} trace={trace} at={at.t} neighbour={neighbour} />
      ) : (
        <main>
          <h1>No scenario was traced</h1>
        </main>
      )}
    </div>
  );
}

function read(): { trace: string | null; t: number | undefined } {
  const said = addressed();
  const t = Number(said.get('t') ?? Number.NaN);
  return { trace: said.get('trace'), t: Number.isFinite(t) ? t : undefined };
}

const place = document.getElementById('page') as HTMLElement;
readData<TraceBundle>('bundle').then(
  bundle => {
    place.replaceChildren();
    if (bundle) render(<Viewer bundle={bundle} />, place);
  },
  (error: Error) => {
    place.textContent = `This page cannot be read: ${error.message}`;
  },
);
