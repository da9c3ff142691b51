/**
 * Functions of JavaScript and Node, taken before the program's first line. A program may redefine any of them, and would then
 * be called by whatever looks them up. Bound functions, operators and indexes into arrays of numbers look nothing up, and
 * neither do these.
 */
import { readSync, writeSync } from 'node:fs';

type Method = (this: never, ...args: never[]) => unknown;
type Uncurried<F extends Method> = (self: ThisParameterType<F>, ...args: Parameters<F>) => ReturnType<F>;

/** A method as a function of its object. */
const uncurried = Function.prototype.bind.bind(Function.prototype.call) as <F extends Method>(
  method: F,
) => Uncurried<F>;

export const charCodeAt = uncurried(String.prototype.charCodeAt as (this: string, at: number) => number);
export const sliced = uncurried(String.prototype.slice as (this: string, from: number, to?: number) => string);
export const indexIn = uncurried(String.prototype.indexOf as (this: string, searched: string, from?: number) => number);
export const keysOf = Object.keys.bind(Object) as (value: object) => string[];
export const isArray = Array.isArray.bind(Array) as (value: unknown) => value is unknown[];
export const define = Object.defineProperty.bind(Object) as typeof Object.defineProperty;
export const parseJson = JSON.parse.bind(JSON) as (text: string) => unknown;
/** Only for values that are not objects: an object may define its own JSON. */
export const primitiveToJson = JSON.stringify.bind(JSON) as (value: unknown) => string | undefined;
export const apply = Reflect.apply.bind(Reflect) as (call: unknown, self: unknown, args: unknown[]) => unknown;
export const exitProcess = process.exit.bind(process) as (code?: number) => never;
export const write = writeSync.bind(undefined) as (descriptor: number, text: string) => number;
export const read = readSync.bind(undefined) as (
  descriptor: number,
  into: Uint8Array,
  from: number,
  length: number,
) => number;
export const letterOf = String.fromCharCode.bind(String) as (code: number) => string;
/** The bytes of a piece of memory. */
export const bytesOf = (
  (Bytes: typeof Uint8Array) => (memory: ArrayBuffer) =>
    hide(new Bytes(memory))
)(Uint8Array);

const setPrototype = Object.setPrototypeOf.bind(Object) as (value: object, prototype: null) => void;

/**
 * Removes an object's prototype, so that redefinitions by a program do not affect it, and no search among all objects finds it.
 */
export function hide<T extends object>(value: T): T {
  setPrototype(value, null);
  return value;
}
