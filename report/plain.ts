import { visible } from '../harness/compare/text';

/** A text of several lines in which nothing is left that a terminal would obey; its line breaks are kept. */
export function plain(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
