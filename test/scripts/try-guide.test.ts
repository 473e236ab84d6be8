import { guidePage } from '../../scripts/try/guide';

test.each(['da', 'en'])('the page to hand out in %s opens, with its pictures and the other language', async (lang) => {
  const page = await guidePage(`/guide/guide.${lang}.md`);
  const words = String(page?.body);
  expect(page?.type).toContain('text/html');
  expect(words).toContain('Vagt');
  const links = [...words.matchAll(/(?:href|src)="([^"#:]+)"/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(1);
  for (const link of links) expect(await guidePage(`/guide/${link}`)).toBeDefined();
  const anchors = [...words.matchAll(/href="#([^"]+)"/g)].map(([, anchor = '']) => decodeURIComponent(anchor));
  expect(anchors.length).toBeGreaterThan(1);
  for (const anchor of anchors) expect(words).toContain(`id="${anchor}"`);
});

test.each([
  '/guide/../package.json',
  '/guide/pictures/../../.env',
  '/guide/guide.fr.md',
  '/guide/',
  '/guide/pictures/none.png',
])('nothing else does: %s', async (path) => {
  expect(await guidePage(path)).toBeUndefined();
});
