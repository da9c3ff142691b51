import { hide, isArray, keysOf, parseJson, primitiveToJson } from './intrinsics';

/** JSON of plain values, without their `toJSON`, which a program may define. */
export function toJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return primitiveToJson(value) ?? 'null';
  let text = '';
  if (isArray(value)) {
    for (let index = 0; index < value.length; index += 1) text += (index > 0 ? ',' : '') + toJson(value[index]);
    return `[${text}]`;
  }
  const keys = keysOf(value);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    const field = (value as Record<string, unknown>)[key];
    if (field !== undefined) text += `${text === '' ? '' : ','}${toJson(key)}:${toJson(field)}`;
  }
  return `{${text}}`;
}

/** Parses JSON of plain values; the objects have no prototype. */
export function fromJson(text: string): unknown {
  return bare(parseJson(text));
}

function bare(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const keys = keysOf(value);
  for (let index = 0; index < keys.length; index += 1) bare((value as Record<string, unknown>)[keys[index] as string]);
  return isArray(value) ? value : hide(value);
}
