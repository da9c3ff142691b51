/**
 * The living documentation: the rules in their order, each with what it stands on, its scenarios, the trace of the reference
 * and the flaws that prove it, and the reference's source beside them. It needs a run of the reference.
 */
import { builtPage, document, escaped, signs } from '../pages';
import type { Result, RuleResult } from '../result';
import type { FeatureText, RuleText } from './feature-text';

/** A planted bug that a rule catches. */
export interface ProvingFlaw {
  readonly task: string;
  readonly rule: string;
  readonly how: string;
  /** The edited program or file, and the lines that are removed and added. */
  readonly where: string;
  readonly without?: string;
  readonly instead: string;
}

/** What the site is made of. */
export interface DocsParts {
  readonly features: readonly FeatureText[];
  readonly result: Result;
  readonly flaws: readonly ProvingFlaw[];
  /** The name and text of each reference program that a feature names. */
  readonly programsOf: (feature: FeatureText) => readonly { readonly name: string; readonly text: string }[];
  /** The page of traces, relative to the site's folder. */
  readonly traces: string;
}

/** The pages of the site, by name. */
export async function docsSite(parts: DocsParts): Promise<Readonly<Record<string, string>>> {
  const { style } = await builtPage('docs');
  const pages = parts.features.map(
    feature =>
      [`${feature.id}.html`, document({ title: feature.title, style, body: featureBody(feature, parts) })] as const,
  );
  return {
    'index.html': document({ title: 'queuing-spec', style, body: indexBody(parts) }),
    ...Object.fromEntries(pages),
  };
}

function indexBody({ features, flaws, result, traces }: DocsParts): string {
  const rows = features.map(feature => {
    const proved = flaws.filter(flaw => flaw.task === feature.id).length;
    const task = result.tasks.find(({ id }) => id === feature.id);
    return `<tr><td>${task ? `<span class="${task.verdict}">${signs[task.verdict]}</span>` : ''}</td><th scope="row"><a href="${feature.id}.html">${escaped(feature.title)}</a></th><td>${feature.rules.length}</td><td>${proved || '–'}</td></tr>`;
  });
  return `<main><h1>Queuing System in JS: the specification</h1>
<p>Each rule is run against the reference; <a href="${traces}">what happened, moment by moment</a>.</p>
<table><thead><tr><td></td><th scope="col">task or objective</th><th scope="col">rules</th><th scope="col">flaws that prove them</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
${versionsLine(result)}</main>`;
}

function featureBody(feature: FeatureText, parts: DocsParts): string {
  const { features, result, programsOf } = parts;
  const task = result.tasks.find(({ id }) => id === feature.id);
  const at = features.indexOf(feature);
  const link = (other: FeatureText | undefined, before: string, behind: string) =>
    other ? `<a href="${other.id}.html">${before}${escaped(other.title)}${behind}</a>` : '';
  const rules = feature.rules.map((rule, place) =>
    rulePart(
      rule,
      place + 1,
      task?.rules.find(one => one.rule === rule.rule),
      feature,
      parts,
    ),
  );
  const programs = programsOf(feature).map(
    ({ name, text }) =>
      `<details open><summary class="mono">${escaped(name)}</summary><pre tabindex="0" role="region" aria-label="${escaped(name)}">${escaped(text)}</pre></details>`,
  );
  return `<main class="task"><nav aria-label="Tasks"><a href="index.html">All tasks</a> ${link(features[at - 1], '← ', '')} ${link(features[at + 1], '', ' →')}</nav>
<h1>${escaped(feature.title)}</h1>
<p>${escaped(feature.description)}</p>
<div class="columns"><div class="rules">${rules.join('\n')}</div>
<aside aria-label="The reference"><h2>The reference</h2>${programs.join('\n') || '<p>It has no program of its own.</p>'}</aside></div>
${versionsLine(result)}</main>`;
}

function rulePart(
  rule: RuleText,
  number: number,
  found: RuleResult | undefined,
  feature: FeatureText,
  { flaws, traces }: DocsParts,
): string {
  const proving = flaws.filter(flaw => flaw.task === feature.id && flaw.rule === rule.rule);
  const said = standsOn(rule, found);
  const trace = found?.trace ? ` <a href="${traces}#trace=${encodeURIComponent(found.trace)}">trace</a>` : '';
  const advice =
    rule.tags.includes('@advice') || found?.verdict === 'advice' ? ' <span class="advice">advice</span>' : '';
  const items = proving.map(
    ({ how, where, without, instead }) =>
      `<li>${escaped(how)} <span class="faint mono">${escaped(where)}</span><pre tabindex="0" role="region" aria-label="the flaw">${without === undefined ? '' : edited('del', '- ', without)}${edited('ins', '+ ', instead)}</pre></li>`,
  );
  return `<article id="rule-${number}"><h2>${found ? `<span class="${found.verdict}">${signs[found.verdict]}</span> ` : ''}${number}. ${escaped(rule.rule)}${advice}${trace}</h2>
${said ? `<p>${said}</p>` : ''}
<details><summary>How it is looked at</summary><pre tabindex="0" role="region" aria-label="scenarios">${escaped(rule.scenarios)}</pre></details>
${items.length > 0 ? `<details><summary>${items.length === 1 ? '1 flaw proves it' : `${items.length} flaws prove it`}</summary><ul>${items.join('')}</ul></details>` : ''}</article>`;
}

const bases: Readonly<Record<string, string>> = {
  text: 'The exercise says',
  session: 'A session of the exercise shows',
  both: 'The exercise says, and its session shows',
  none: 'Good practice, which the exercise does not ask for',
};

/** What of the exercise a rule stands on, as HTML. */
function standsOn({ description }: RuleText, { basis, words }: Partial<RuleResult> = {}): string {
  const [, quoted, rest = ''] = /^Stands on: "([^"]*)"\.?(.*)$/.exec(description) ?? [
    undefined,
    undefined,
    description,
  ];
  const text = words ?? quoted;
  const quote = text ? `<q>${escaped(text)}</q>` : '';
  const base = (basis && bases[basis]) ?? (text ? 'The exercise says' : '');
  return [base && `${base}${quote ? `: ${quote}` : '.'}`, escaped(rest.trim())].filter(Boolean).join(' ');
}

function edited(tag: 'del' | 'ins', sign: string, text: string): string {
  const lines = text.split('\n').map(line => `${sign}${line}`);
  return `<${tag}>${escaped(lines.join('\n'))}</${tag}>\n`;
}

function versionsLine({ versions, seed }: Result): string {
  const all = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `<footer class="faint">${escaped([...all, `seed ${seed}`].join(', '))}</footer>`;
}
