import type { ComponentChildren } from 'preact';

/** A text that may be wider than its place: it can be scrolled by keyboard too. */
export function Scroll(props: {
  readonly label: string;
  /** Whether its lines are broken where they are too wide: prose may be, what stands in columns may not. */
  readonly wraps?: boolean;
  readonly children: ComponentChildren;
}) {
  const { label, wraps, children } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class={wraps ? 'scroll wraps' : 'scroll'} tabIndex={0} aria-label={label}>
      <pre>{children}</pre>
    </section>
  );
}
