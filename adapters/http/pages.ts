import { type Response, Router } from 'express';
import { LANGS, type Lang } from '../../src/ground/lang';
import { escapeMarkup as escaped } from '../../src/view/escape';
import { createTexts, type TextKey } from '../../src/view/text';

/** What a page says: its heading and its paragraphs. Teams and Slack show these addresses beside the app. */
const PAGES = {
  '/': ['page.home.title', 'page.home.text'],
  '/privacy': [
    'page.privacy.title',
    'page.privacy.kept',
    'page.privacy.why',
    'page.privacy.who',
    'page.privacy.long',
    'page.privacy.ask',
  ],
  '/terms': ['page.terms.title', 'page.terms.use', 'page.terms.told', 'page.terms.none'],
} as const satisfies Readonly<Record<string, readonly [TextKey, ...TextKey[]]>>;

const LINKS = { '/privacy': 'page.privacy.title', '/terms': 'page.terms.title' } as const;

const STYLE =
  ':root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}' +
  'hr{margin:2rem 0;border:0;border-top:1px solid}h1{font-size:1.4rem;line-height:1.3}';

const TEXTS = { da: createTexts('da'), en: createTexts('en') } as const;

const section = ([title, ...paragraphs]: readonly [TextKey, ...TextKey[]], lang: Lang, guide?: string): string => {
  const t = TEXTS[lang];
  const link = (to: string, label: string): string => `<a href="${escaped(to)}">${escaped(label)}</a>`;
  const links = [
    ...(guide === undefined ? [] : [link(guide.replaceAll('{lang}', lang), t('page.guide'))]),
    // Without a slash in front: Vagt may be reached below a path.
    ...Object.entries(LINKS).map(([path, key]) => link(`.${path}`, t(key))),
  ];
  return [
    `<section lang="${lang}"><h1>${escaped(t(title))}</h1>`,
    ...paragraphs.map((key) => `<p>${escaped(t(key))}</p>`),
    `<p>${links.join(' · ')}</p></section>`,
  ].join('');
};

/** What Vagt is, what it keeps of people and what is agreed, in Danish and in English on one page. `guide`: where people are told how to use it. */
export function publicPages(guide?: string): Router {
  const routes = Router();
  for (const [path, keys] of Object.entries(PAGES)) {
    const html = [
      '<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Vagt</title>',
      `<meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head><body>`,
      LANGS.map((lang) => section(keys, lang, guide)).join('<hr>'),
      '</body></html>',
    ].join('');
    routes.get(path, (_request, response: Response) => {
      response
        .set({
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy':
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        })
        .send(html);
    });
  }
  return routes;
}
