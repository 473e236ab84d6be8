import { LANGS, type Lang } from '../../../../src/ground/lang';
import { PAGES, type Page } from '../../../../src/portal/visit';
import { createTexts, type TextKey } from '../../../../src/view/text';
import { TOKEN } from '../pressed';
import { type Child, documentOf, type Html, h } from './element';

export const TEXTS = { da: createTexts('da'), en: createTexts('en') } as const;
const NAMES: Readonly<Record<Lang, string>> = { da: 'Dansk', en: 'English' };

const NAV: Readonly<Record<Page, TextKey>> = {
  report: 'button.report',
  mine: 'button.mine',
  outages: 'button.outages',
  help: 'button.help',
  settings: 'portal.settings',
};

export interface Frame {
  readonly lang: Lang;
  /** Path of the portal. */
  readonly base: string;
  readonly desk: string;
  /** The address of its style. */
  readonly style: string;
  readonly title: string;
  /** Who is signed in, and what a form of theirs brings along. */
  readonly account?: { readonly name: string; readonly address: string; readonly token: string };
  /** The page that this is. */
  readonly at?: Page | 'home' | undefined;
  /** Languages to choose from, before anybody is known; none: it is not asked. */
  readonly languages?: readonly Lang[];
}

const nav = ({ lang, base, at }: Frame): Html => {
  const t = TEXTS[lang];
  const link = (path: string, key: TextKey, page: Page | 'home') =>
    h('li', null, h('a', { href: base + path, ...(page === at && { 'aria-current': 'page' }) }, t(key)));
  const pages = Object.keys(PAGES).filter((page): page is Page => page in NAV);
  return h(
    'nav',
    { 'aria-label': t('portal.nav') },
    h('ul', null, [link('', 'portal.home', 'home'), ...pages.map((page) => link(`/${page}`, NAV[page], page))]),
  );
};

const account = ({ lang, base, account: who }: Frame): Html | null => {
  if (!who) return null;
  const t = TEXTS[lang];
  return h('form', { class: 'account', method: 'post', action: `${base}/sign-out` }, [
    h('input', { type: 'hidden', name: TOKEN, value: who.token }),
    h('p', null, t('portal.account', who)),
    h('div', { class: 'buttons' }, [
      h('button', { class: 'plain', name: 'where', value: 'here' }, t('portal.signOut')),
      h('button', { class: 'plain', name: 'where', value: 'everywhere' }, t('portal.signOutAll')),
    ]),
  ]);
};

const languages = ({ lang, base, languages: offered = [] }: Frame): Html | null =>
  offered.length < 2
    ? null
    : h(
        'p',
        { class: 'languages' },
        LANGS.filter((one) => one !== lang && offered.includes(one)).map((one) =>
          h('a', { href: `${base}/sign-in?lang=${one}`, lang: one, hreflang: one }, NAMES[one]),
        ),
      );

/** A whole page. */
export const pageOf = (frame: Frame, content: Child): string => {
  const { lang, base, desk, style, title, account: who } = frame;
  const t = TEXTS[lang];
  const page = h('html', { lang }, [
    h('head', null, [
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
      h('meta', { name: 'robots', content: 'noindex' }),
      h('title', null, title === desk ? desk : `${title} · ${desk}`),
      h('link', { rel: 'stylesheet', href: style }),
    ]),
    h('body', null, [
      h('a', { class: 'skip', href: '#content' }, t('portal.skip')),
      h('header', null, [h('a', { class: 'desk', href: base }, desk), who ? nav(frame) : null]),
      h('main', { id: 'content', tabindex: -1 }, content),
      h('footer', null, [account(frame), languages(frame)]),
    ]),
  ]);
  return documentOf(page);
};
