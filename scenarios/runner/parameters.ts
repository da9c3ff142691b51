import { Option } from 'commander';
import { UsageError } from '../../grade/command/usage-error';
import type { Parameter, Parameters } from './scenario';

/** The command line's options for a scenario's parameters: `jobs` is `--jobs <number>`. */
export function optionsFor(parameters: Parameters): Option[] {
  return Object.entries(parameters).map(([name, parameter]) => {
    const { about, min, max } = parameter;
    return new Option(`--${name} <number>`, `${about} (${min} to ${max})`)
      .default(parameter.default)
      .argParser(text => readNumber(name, parameter, text));
  });
}

/** @throws UsageError, with the range, when a text is no whole number in it */
export function readNumber(name: string, { min, max }: Pick<Parameter, 'min' | 'max'>, text: string): number {
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${name} takes a whole number from ${min} to ${max}, not "${text}".`);
}
