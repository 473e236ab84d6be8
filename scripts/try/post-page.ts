import type { Lang } from '../../src/ground/lang';
import { escapeMarkup as escaped } from '../../src/view/escape';
import { createTexts } from '../../src/view/text';

const TEXTS = { en: createTexts('en'), da: createTexts('da') } as const;

/** A mail that Vagt sent. */
export interface SentMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly replyTo: string;
  readonly messageId: string;
  readonly at: Date;
}

export interface PostPage {
  readonly lang: Lang;
  /** The newest first. */
  readonly mails: readonly SentMail[];
  /** Who can write, beside a stranger. */
  readonly people: readonly { readonly name: string; readonly email: string }[];
  /** The desk's address. */
  readonly desk: string;
  /** What the desk's door answered to what was just sent. */
  readonly said?: string;
}

const STRANGER = 'stranger@elsewhere.example';
const STYLE = `:root { color-scheme: light dark } body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
form, article { border: 1px solid #8884; border-radius: .5rem; padding: 1rem; margin: 0 0 1rem } label { display: block; margin: 0 0 .6rem }
input, textarea, select, button { font: inherit; width: 100%; box-sizing: border-box; padding: .4rem } button { width: auto; padding: .4rem 1rem }
iframe { width: 100%; height: 20rem; border: 0; background: #fff; border-radius: .3rem } h2 { font-size: 1.05rem; margin: 0 0 .2rem } p { margin: 0 0 .6rem }`;

const field = (label: string, input: string): string => `<label>${escaped(label)}${input}</label>`;
const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escaped(value)}">`;

/** One mail, and a form to answer it as whom it went to. */
const mailOf = ({ to, subject, text, html, replyTo, messageId, at }: SentMail, lang: Lang): string => {
  const t = TEXTS[lang];
  // Links open beside the page; nothing in the mail runs.
  const body = `<base target="_blank">${html || `<pre>${escaped(text)}</pre>`}`;
  const time = new Intl.DateTimeFormat(lang, { timeStyle: 'medium' }).format(at);
  return [
    `<article><h2>${escaped(subject)}</h2><p>${escaped(t('try.mail.to', { to, at: time }))}</p>`,
    `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="${escaped(subject)}" srcdoc="${escaped(body)}"></iframe>`,
    `<form method="post">${hidden('from', to)}${hidden('to', replyTo)}${hidden('answers', messageId)}${hidden('subject', `Re: ${subject}`)}`,
    field(t('try.mail.answer'), '<textarea name="text" rows="3" required></textarea>'),
    `<button>${escaped(t('try.mail.send'))}</button></form></article>`,
  ].join('');
};

/** The mails of the tour: what Vagt sent, and a form to write to its desk. */
export const postPage = ({ lang, mails, people, desk, said }: PostPage): string => {
  const t = TEXTS[lang];
  const senders = [...people, { name: t('try.mail.stranger'), email: STRANGER }];
  const options = senders.map(
    ({ name, email }) => `<option value="${escaped(email)}">${escaped(`${name} <${email}>`)}</option>`,
  );
  return [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">`,
    `<title>${escaped(t('try.mail.heading'))}</title><style>${STYLE}</style></head><body><h1>${escaped(t('try.mail.heading'))}</h1>`,
    said === undefined ? '' : `<p role="status"><strong>${escaped(t('try.mail.said', { said }))}</strong></p>`,
    `<form method="post"><p>${escaped(t('try.mail.write', { desk }))}</p>`,
    field(t('try.mail.from'), `<select name="from">${options.join('')}</select>`),
    field(t('try.mail.subject'), '<input name="subject">'),
    field(t('try.mail.text'), '<textarea name="text" rows="4"></textarea>'),
    `<button>${escaped(t('try.mail.send'))}</button></form>`,
    mails.length === 0 ? `<p>${escaped(t('try.mail.none'))}</p>` : mails.map((mail) => mailOf(mail, lang)).join(''),
    '</body></html>',
  ].join('');
};
