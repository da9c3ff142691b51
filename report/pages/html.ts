import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { plain } from '../plain';
import type { BuiltPage } from './built';

/** Escapes a text for HTML, and makes control characters visible. */
export function escaped(text: string): string {
  return plain(text).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
}

/** What a page is made of. */
export interface PageParts {
  readonly title: string;
  readonly page: BuiltPage;
  /** The page's JSON data, by the ids of their elements. The script unpacks each when it is needed. */
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * One HTML file that needs nothing else, and may not load or run anything else. The output of programs is packed data in it,
 * and cannot run.
 */
export function interactivePage({ title, page, data }: PageParts): string {
  const blocks = Object.entries(data).map(
    ([id, value]) => `<script type="text/plain" id="${escaped(id)}">${packedForPage(value)}</script>`,
  );
  return document({
    title,
    style: page.style,
    script: page.script,
    body: `<div id="page"><noscript>This page needs JavaScript; it loads nothing from anywhere.</noscript></div>\n${blocks.join('\n')}`,
  });
}

/** A whole HTML document, which allows just its own style and script. */
export function document({
  title,
  style,
  script,
  body,
}: {
  readonly title: string;
  readonly style: string;
  readonly script?: string;
  readonly body: string;
}): string {
  const policy = [
    "default-src 'none'",
    ...(script ? [`script-src '${hashOf(script)}'`] : []),
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body}
${script ? `<script>${script}</script>\n` : ''}</body>
</html>
`;
}

/** JSON, gzipped, in base 64, so that it cannot close the element that contains it. */
export function packedForPage(value: unknown): string {
  const packed = Buffer.isBuffer(value) ? value : gzipSync(JSON.stringify(value));
  return packed.toString('base64');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
