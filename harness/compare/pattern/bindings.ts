/** Names and the texts they stand for, as a caller gives and gets them. */
export type Bindings = Readonly<Record<string, string>>;

/** The same inside this folder: a Map, because `{constructor}` and `{__proto__}` are names as good as any. */
export type Bound = ReadonlyMap<string, string>;

export function toBound(bindings: Bindings): Bound {
  return new Map(Object.entries(bindings));
}

export function toBindings(bound: Bound): Record<string, string> {
  return Object.fromEntries(bound);
}
