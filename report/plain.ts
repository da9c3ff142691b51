import { visible } from '../harness/compare/text';

/** Makes control characters visible in a text of several lines; line breaks stay. */
export function plain(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
