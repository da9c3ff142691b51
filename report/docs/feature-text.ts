/** A feature as the documentation shows it. */
export interface FeatureText {
  /** Its tag: `task-5`, `objective-2`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly rules: readonly RuleText[];
}

/** A rule with its text. */
export interface RuleText {
  readonly rule: string;
  readonly tags: readonly string[];
  /** Its description: the requirement that it stands on. */
  readonly description: string;
  /** Its scenarios, word for word. */
  readonly scenarios: string;
}

/** Splits a feature's text (Gherkin) into parts. Cucumber, which runs it, checks their content. */
export function readFeature(text: string): FeatureText {
  const lines = text.split('\n');
  const at = lines.findIndex(line => /^Feature: /.test(line));
  const id = /@((?:task|objective)-[\w-]+)/.exec(lines.slice(0, at).join(' '))?.[1] ?? '';
  const starts = lines.flatMap((line, place) => (/^ {2}Rule: /.test(line) ? [place] : []));
  return {
    id,
    title: lines[at]?.replace(/^Feature: /, '') ?? '',
    description: prose(lines.slice(at + 1, tagStart(lines, starts[0] ?? lines.length))),
    rules: starts.map((start, place) => {
      const end = tagStart(lines, starts[place + 1] ?? lines.length);
      const body = lines.slice(start + 1, end);
      const scenario = body.findIndex(line => /^ {4}(@|Scenario|Background)/.test(line));
      const tags = lines.slice(tagStart(lines, start), start).join(' ');
      return {
        rule: lines[start]?.replace(/^ {2}Rule: /, '') ?? '',
        tags: tags.match(/@[\w-]+/g) ?? [],
        description: prose(body.slice(0, scenario < 0 ? body.length : scenario)),
        scenarios: body
          .slice(scenario < 0 ? body.length : scenario)
          .map(line => line.replace(/^ {4}/, ''))
          .join('\n')
          .trimEnd(),
      };
    }),
  };
}

/** The first line of a part, including the tags and comments above it. */
function tagStart(lines: readonly string[], start: number): number {
  let from = start;
  while (from > 0 && /^\s*[@#]/.test(lines[from - 1] ?? '')) from -= 1;
  return from;
}

function prose(lines: readonly string[]): string {
  return lines
    .map(line => line.trim().replace(/^# ?/, ''))
    .filter(line => line !== '')
    .join(' ');
}
