import { namesIn } from './pattern';
import type { Deal, Threads } from './thread-search';

/**
 * What a thread still expects, written so that two threads that expect the same are written the same: bound names as
 * their text, names that only this thread holds as their number with the texts that they must not take, names that other
 * threads hold too as themselves.
 */
export function remainder(threads: Threads, thread: number, deal: Deal): string {
  const lines = (threads.threads[thread] ?? []).slice(deal.places[thread] ?? 0);
  const numbers = new Map<string, number>();
  for (const name of lines.flatMap(namesIn)) if (!numbers.has(name)) numbers.set(name, numbers.size);
  const written = lines.map(line => {
    if (line.plain !== undefined || line.elision) return line.source;
    return line.tokens.map(token => {
      if (token.kind !== 'name') return [token.kind, 'text' in token ? token.text : ''];
      const value = deal.bound.get(token.name);
      if (value !== undefined) return ['text', value];
      const forbidden = [...(threads.rivals.get(token.name) ?? [])].flatMap(rival => deal.bound.get(rival) ?? []);
      const shown = threads.sharedNames.has(token.name) ? token.name : (numbers.get(token.name) ?? 0);
      return ['name', shown, forbidden.sort()];
    });
  });
  return JSON.stringify(written);
}
