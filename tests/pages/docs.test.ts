import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { readFeature } from '../../report/docs/feature-text';
import { makeFolder } from '../folder';
import { findings, overflows, Pages } from './open-page';

const root = resolve(__dirname, '../..');

describe('the living documentation', function () {
  this.timeout(240_000);
  const out = makeFolder();
  let pages: Pages;

  before(async () => {
    await execa('node', ['bin/start.js', 'docs', out.path, '--tags', '@task-1'], { cwd: root });
    pages = await Pages.start();
  });
  after(async () => {
    await pages?.close();
    out.remove();
  });

  it('has a page for every task and objective, whose links all lead somewhere', async () => {
    const { page, errors } = await pages.open(join(out.path, 'index.html'));
    const links = await page.locator('th a').evaluateAll(all => all.map(one => one.getAttribute('href') ?? ''));
    expect(links.filter(link => link.startsWith('task-'))).to.have.length(14);
    expect(links.filter(link => link.startsWith('objective-'))).to.have.length(6);
    for (const link of links) {
      const text = readFileSync(join(out.path, link), 'utf8');
      for (const [, to = ''] of text.matchAll(/href="([^"#]+)[^"]*"/g))
        if (to !== 'data:,') expect(existsSync(join(out.path, to)), `${link} leads to ${to}`).to.equal(true);
      expect(text).to.not.include(root);
    }
    expect(await findings(page)).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });

  it('tells of each rule in its order: what it stands on, the flaws that prove it, its trace', async () => {
    const { rules } = readFeature(readFileSync(join(root, 'features/01-redis-client.feature'), 'utf8'));
    const { page, errors } = await pages.open(join(out.path, 'task-1.html'));
    const titles = await page.locator('article h2').allTextContents();
    rules.forEach(({ rule }, place) => {
      expect(titles[place]).to.include(`${place + 1}. ${rule}`);
    });
    expect(await page.locator('article q').count()).to.equal(rules.length);
    expect(await page.locator('article', { hasText: /flaws? proves? it/ }).count()).to.equal(rules.length);
    expect(await page.locator('aside pre').first().textContent()).to.include('createClient');
    expect(await findings(page)).to.deep.equal([]);
    await page.getByRole('link', { name: 'trace' }).first().click();
    await page.waitForSelector('.viewer .event');
    expect(await page.textContent('h1')).to.include(rules[0]?.rule);
    expect(errors).to.deep.equal([]);
  });

  it('fits a narrow window', async () => {
    const { page } = await pages.open(join(out.path, 'task-1.html'), '', 390);
    expect(await overflows(page)).to.equal(false);
  });
});
