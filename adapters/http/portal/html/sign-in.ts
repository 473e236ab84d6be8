import type { Lang } from '../../../../src/ground/lang';
import { MAX_FILE_BYTES, MAX_FILES } from '../../../../src/ground/limits';
import type { TextKey } from '../../../../src/view/text';
import { TOKEN } from '../pressed';
import { type Child, h } from './element';
import { TEXTS } from './frame';

/** What can go wrong around a page, and the status that says so. */
const NOTES = {
  over: { status: 410, title: 'portal.link.over', text: 'portal.link.overText' },
  elsewhere: { status: 403, title: 'portal.link.elsewhere', text: 'portal.link.elsewhereText' },
  out: { status: 200, title: 'portal.out', text: 'portal.outText' },
  stale: { status: 403, title: 'portal.stale', text: 'portal.staleText' },
  tooLarge: { status: 413, title: 'portal.tooLarge', text: 'portal.tooLargeText' },
  busy: { status: 503, title: 'portal.busy', text: 'portal.busyText' },
  nothing: { status: 404, title: 'portal.nothing', text: 'portal.nothingText' },
} as const satisfies Readonly<
  Record<string, { readonly status: number; readonly title: TextKey; readonly text: TextKey }>
>;
export type Note = keyof typeof NOTES;

export const statusOf = (note: Note): number => NOTES[note].status;
export const titleOf = (note: Note, lang: Lang): string => TEXTS[lang](NOTES[note].title);

const heading = (title: string, text: string): Child => [h('h1', null, title), h('p', null, text)];

export interface Around {
  readonly lang: Lang;
  readonly base: string;
  readonly desk: string;
  readonly token: string;
}

const hidden = (token: string): Child => h('input', { type: 'hidden', name: TOKEN, value: token });

/** Asks for an address; `problem`: what is wrong, or why they have to sign in again. */
export const askPage = ({ lang, base, desk, token }: Around, problem?: string): Child => {
  const t = TEXTS[lang];
  return [
    h('h1', null, t('portal.signIn.heading', { desk })),
    problem === undefined ? null : h('p', { class: 'warning', role: 'alert' }, problem),
    h('p', null, t('portal.signIn.how')),
    h('form', { method: 'post', action: `${base}/sign-in` }, [
      hidden(token),
      h('div', { class: 'field' }, [
        h('label', { for: 'address' }, t('portal.signIn.address')),
        h('input', {
          id: 'address',
          name: 'address',
          type: 'email',
          autocomplete: 'email',
          required: true,
          maxlength: 254,
        }),
      ]),
      h('div', { class: 'buttons' }, h('button', { class: 'primary' }, t('portal.signIn.send'))),
    ]),
  ];
};

/** The same whether the desk knows the address or not. */
export const sentPage = ({ lang, base }: Around, address: string): Child => {
  const t = TEXTS[lang];
  return [
    heading(t('portal.signIn.sent'), t('portal.signIn.sentTo', { address })),
    h('p', null, h('a', { href: `${base}/sign-in` }, t('portal.signIn.again'))),
  ];
};

/** Behind a link: one button uses it. */
export const usePage = ({ lang, desk, token }: Around): Child => {
  const t = TEXTS[lang];
  return [
    heading(t('portal.link.good'), t('portal.link.goodText', { desk })),
    h('form', { method: 'post' }, [
      hidden(token),
      h('div', { class: 'buttons' }, h('button', { class: 'primary' }, t('portal.signIn.do'))),
    ]),
  ];
};

/** Something did not go, and what to do. */
export const notePage = ({ lang, base }: Around, note: Note, again: 'sign-in' | 'home'): Child => {
  const t = TEXTS[lang];
  const values = { count: MAX_FILES, megabytes: MAX_FILE_BYTES / 1024 / 1024 };
  const [path, label] = again === 'home' ? ['', 'portal.home' as const] : ['/sign-in', 'portal.signIn.do' as const];
  return [
    heading(t(NOTES[note].title), t(NOTES[note].text, values)),
    h('p', null, h('a', { class: 'button', href: base + path }, t(label))),
  ];
};
