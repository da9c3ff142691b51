/** Names and their texts, as callers pass and receive them. */
export type Bindings = Readonly<Record<string, string>>;

/** The same inside this folder. A Map, because `{constructor}` and `{__proto__}` are valid names. */
export type Bound = ReadonlyMap<string, string>;

export function toBound(bindings: Bindings): Bound {
  return new Map(Object.entries(bindings));
}

export function toBindings(bound: Bound): Record<string, string> {
  return Object.fromEntries(bound);
}
