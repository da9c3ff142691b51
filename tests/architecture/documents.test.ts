import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';

const root = join(__dirname, '..', '..');
const own = readdirSync(root, { withFileTypes: true });
const documents = ['README.md', 'CONTRIBUTING.md', ...markdownIn('docs'), ...markdownIn('integrations')];
/** What a run writes, and what a package is made of: not in the repository. */
const made = ['reports', 'dist', 'node_modules'];

describe('The documents', () => {
  it('link to files and headings that are there', () => {
    const broken = documents.flatMap(document =>
      linksIn(document)
        .filter(link => !isThere(document, link))
        .map(link => `${document}: ${link}`),
    );
    expect(broken).to.deep.equal([]);
  });

  it('name files and folders that are there', () => {
    const folders = own.filter(entry => entry.isDirectory() && !made.includes(entry.name)).map(({ name }) => name);
    const missing = documents.flatMap(document =>
      codeIn(document)
        .flatMap(code => code.split(/\s+/))
        .map(word => word.replace(/[.,:;]+$/, ''))
        .filter(
          word => folders.includes(word.split('/')[0] ?? '') && word.includes('/') && !/[A-Z]{3}|[<{…]/.test(word),
        )
        .filter(path => !matches(path))
        .map(path => `${document}: ${path}`),
    );
    expect(missing).to.deep.equal([]);
  });

  it('name scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const unknown = documents.flatMap(document =>
      [...read(document).matchAll(/\bnpm run (?:-s |--silent )?([a-z-]+)/g)]
        .map(([, script = '']) => script)
        .filter(script => !(script in scripts))
        .map(script => `${document}: npm run ${script}`),
    );
    expect(unknown).to.deep.equal([]);
  });

  it('in docs/ are each linked from somewhere', () => {
    const linked = new Set(
      documents.flatMap(document => linksIn(document).map(link => resolved(document, link.split('#')[0] ?? ''))),
    );
    expect(markdownIn('docs').filter(document => !linked.has(document))).to.deep.equal([]);
  });
});

function linksIn(document: string): string[] {
  const links = [...withoutCode(read(document)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter(link => !/^[a-z]+:/.test(link));
}

function isThere(document: string, link: string): boolean {
  const [path = '', heading] = link.split('#');
  const file = path === '' ? document : resolved(document, path);
  if (!existsSync(join(root, file))) return false;
  return heading === undefined || headingsOf(file).includes(heading);
}

function resolved(document: string, path: string): string {
  return normalize(join(dirname(document), path));
}

/** As GitHub makes anchors of headings. */
function headingsOf(document: string): string[] {
  return [...read(document).matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}

function codeIn(document: string): string[] {
  return [...read(document).matchAll(/(?<!`)`([^`\n]+)`(?!`)/g)].map(([, code = '']) => code);
}

function withoutCode(text: string): string {
  return text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '``');
}

/** A path of the repository; `*` stands for a part of one name, and an ending may be left out. */
function matches(path: string): boolean {
  const parts = path.replace(/\/$/, '').split('/');
  let found = [''];
  for (const part of parts) {
    const pattern = new RegExp(`^${part.replace(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}(\\.tsx?)?$`);
    found = found.flatMap(folder => namesIn(folder).flatMap(name => (pattern.test(name) ? [join(folder, name)] : [])));
  }
  return found.length > 0;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(join(root, folder));
  } catch {
    return [];
  }
}

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join(folder, name));
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
