import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { locateServed } from './served';

/** What babel-node itself loads before a program (its `lib/_babel-node.js`), in that order. */
const loaded: readonly (readonly [name: string, file: string])[] = [
  ['core-js', 'stable/index.js'],
  ['regenerator-runtime', 'runtime.js'],
];

/**
 * Words that may refer to something that core-js has and Node 20 lacks. A word that means something else costs only a moment.
 */
const brought = new RegExp(
  [
    '\\b(?:regeneratorRuntime|groupBy|fromAsync|withResolvers|getOrInsert(?:Computed)?|rawJSON|isRawJSON|sumPrecise|f16round)\\b',
    '\\b(?:Promise\\.try|RegExp\\.escape|Error\\.isError|Iterator|SuppressedError|(?:Async)?DisposableStack)\\b',
    '\\b(?:difference|intersection|union|symmetricDifference|is(?:DisjointFrom|SubsetOf|SupersetOf))\\b',
    '\\b(?:detached|transfer(?:ToFixedLength)?|[gs]etFloat16|(?:setF|f)rom(?:Base64|Hex)|to(?:Base64|Hex))\\b',
    '(?:keys|values|entries|matchAll)\\([^)]*\\)\\s*\\.\\w+\\(|\\.(?:take|drop|toArray|chunks|windows)\\(|function\\s*\\*|\\byield\\b',
  ].join('|'),
);
/** `self` is the global object there; most programs that say it mean a variable of their own. */
const ownSelf = /\b(?:const|let|var)\s+self\b|[(,]\s*self\s*[,)=]/;

/** The paths of what to load before programs with these texts; none if no program could notice. */
export function polyfillsFor(texts: readonly string[]): string[] {
  const mayMean = texts.some(text => brought.test(text) || (/\bself\b/.test(text) && !ownSelf.test(text)));
  if (!mayMean) return [];
  const served = locateServed();
  return loaded.map(([name, file]) => join(served.get(name) ?? '', file)).filter(path => existsSync(path));
}
