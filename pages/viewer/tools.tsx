import type { RefObject } from 'preact';
import type { Lane } from './rows';

/** What is done to the view: where to go, how near, which lanes and words. */
export function Tools(props: {
  readonly lanes: readonly Lane[];
  readonly hidden: ReadonlySet<string>;
  readonly hide: (lane: string) => void;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly wanted: string;
  readonly want: (words: string) => void;
  readonly toFailure: (() => void) | undefined;
  readonly zoom: (factor: number) => void;
  readonly all: () => void;
  readonly keysOn: boolean;
  readonly switchKeys: () => void;
}) {
  const { lanes, hidden, hide, search, wanted, want, toFailure, zoom, all, keysOn, switchKeys } = props;
  return (
    <div class="tools no-print">
      {toFailure && (
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
      <button type="button" onClick={all}>
        all <kbd>0</kbd>
      </button>
      <label>
        <span class="hidden">Search events</span>
        <input
          ref={search}
          type="search"
          placeholder="Search events ( / )"
          value={wanted}
          onInput={event => want(event.currentTarget.value)}
        />
      </label>
      <fieldset>
        <legend class="hidden">Lanes</legend>
        {lanes.length > 1 &&
          lanes.map(({ id, title }) => (
            <label class="check" key={id}>
              <input type="checkbox" checked={!hidden.has(id)} onChange={() => hide(id)} /> {title}
            </label>
          ))}
      </fieldset>
      <label
        class="check faint keys"
        title="j k: next and previous event, f: the failure, + − 0: zoom, /: search, [ ]: another scenario"
      >
        <input type="checkbox" checked={keysOn} onChange={switchKeys} /> keys j k f + − 0 / [ ]
      </label>
    </div>
  );
}
