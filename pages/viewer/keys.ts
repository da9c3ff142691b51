import { useEffect } from 'preact/hooks';

/** Calls what belongs to a key, wherever it is pressed, but not while something is typed. */
export function useKeys(keys: Readonly<Record<string, () => void>>, on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const { target, ctrlKey, altKey, metaKey, key } = event;
      if (ctrlKey || altKey || metaKey || (target as Element).closest('input, select, textarea')) return;
      const act = keys[key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
