import type { Place } from '../../harness/place';
import { type Clues, callOf, inAny, type MarkedProgram, placeOf } from './clues';
import type { CallMark, NameMark } from './landmarks';

/** The route that gave an answer, or should have: the very value of it, where the message names one. */
export function answered(clues: Clues): Place | undefined {
  const { message, sites, programs } = clues;
  if (/should listen on port/.test(message))
    return inAny(programs, callOf(['listen'])) ?? inAny(programs, callOf(['express', 'createServer']));
  const asked = /\b(GET|POST|PUT|DELETE) (\/\S*?)(?=[;:,]?(?:\s|$))/.exec(message);
  if (!asked) return undefined;
  const [, method = '', path = ''] = asked;
  const own = sites.filter(({ site, text }) => site === 'answer' && text.startsWith(`${method} ${path} `));
  const body = /answered: (.*)/.exec(message)?.[1]?.trim().slice(0, 60) ?? '';
  const given = own.filter(({ text }) => body !== '' && text.includes(body)).at(-1) ?? own.at(-1);
  const route = inAny(programs, program => routeFor(program, method, path));
  if (/its answer never came|broke off/.test(message)) return route ?? given?.place;
  const at = given?.place ?? route;
  const program = programs.find(({ file }) => file === at?.file);
  const property = program && propertyIn(message, program, at?.line ?? 0);
  return (program && placeOf(program, property)) ?? given?.place ?? route;
}

/** The call that registers the route of a path, with a parameter where it has one. */
function routeFor({ marks }: MarkedProgram, method: string, path: string): CallMark | undefined {
  const routes = marks.calls.filter(
    ({ method: name, first }) => name === method.toLowerCase() && first?.startsWith('/'),
  );
  const matches = ({ first = '' }: CallMark) =>
    new RegExp(`^${first.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+')}/?$`).test(path);
  const parts = path.split('/');
  return routes.find(matches) ?? routes.find(({ first }) => first?.split('/')[1] === parts[1]) ?? routes[0];
}

/** Where the property that is wrong gets its value: in the answer itself, or in what the answer is made of. */
function propertyIn(message: string, { marks }: MarkedProgram, line: number): NameMark | undefined {
  const name = /answer(?:\[\d+\])?\.(\w+)/.exec(message)?.[1];
  if (!name || name === 'status') return undefined;
  const instead = /is missing; there is "(\w+)" instead/.exec(message)?.[1];
  const named = marks.names.filter(mark => mark.kind === 'property' && mark.name === (instead ?? name));
  if (instead) return amongOthers(named, message, marks.names);
  const near = named.filter(mark => Math.abs(mark.line - line) <= 4);
  return near[0] ?? (named.length === 1 ? named[0] : undefined);
}

/** Which of several properties of one name stands beside the others of the answer. */
function amongOthers(named: readonly NameMark[], message: string, names: readonly NameMark[]): NameMark | undefined {
  const given = /answered: (.*)/.exec(message)?.[1] ?? '';
  const keys = new Set([...given.matchAll(/"(\w+)":/g)].map(([, key]) => key));
  const beside = ({ line, name }: NameMark) =>
    new Set(
      names
        .filter(other => other.kind === 'property' && other.name !== name && keys.has(other.name))
        .filter(other => Math.abs(other.line - line) <= 4)
        .map(other => other.name),
    ).size;
  return [...named].sort((one, other) => beside(other) - beside(one))[0];
}
