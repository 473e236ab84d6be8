import { timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { LANGS, type Lang } from '../../../src/ground/lang';
import { MAX_FILE_BYTES, MAX_FILES } from '../../../src/ground/limits';
import type { Portal } from '../../../src/portal';
import { isSecret, newSecret } from '../../../src/portal/keys';
import type { Page, Visited } from '../../../src/portal/visit';
import { createCookies } from './cookies';
import type { Child } from './html/element';
import { type Frame, pageOf, TEXTS } from './html/frame';
import { type Around, askPage, type Note, notePage, statusOf, titleOf } from './html/sign-in';
import { STYLE_NAME } from './html/style';
import { saidOf, viewOf } from './html/view';
import { TOKEN } from './pressed';
import { fieldIn } from './sent';

/** Scripts never; pictures, style and forms of this address alone. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Pages of the portal as answers to requests. */
export function createAnswers(portal: Portal) {
  const base = new URL(portal.url).pathname;
  const cookies = createCookies(portal.url);

  const localeOf = (request: Request): string | undefined => {
    const chosen = cookies.get(request, 'language');
    return LANGS.find((lang) => lang === chosen) ?? request.acceptsLanguages()[0];
  };

  const langOf = (request: Request): Lang => {
    const { languages } = portal.desk();
    const locale = localeOf(request)?.slice(0, 2).toLowerCase();
    return languages.find((lang) => lang === locale) ?? languages[0];
  };

  const sessionOf = (request: Request): string => cookies.get(request, 'session');

  /** Which browser it is; a new one gets a name. */
  const browserOf = (request: Request, response: Response): string => {
    const known = cookies.get(request, 'browser');
    if (isSecret(known)) return known;
    const browser = newSecret();
    cookies.set(response, 'browser', browser);
    return browser;
  };

  const aroundOf = (request: Request, secret: string): Around => {
    const lang = langOf(request);
    return { lang, base, desk: portal.desk().name[lang], token: portal.formToken(secret) };
  };

  const send = (response: Response, status: number, frame: Omit<Frame, 'base' | 'style'>, content: Child): void => {
    const style = `${base}/${STYLE_NAME}`;
    response
      .status(status)
      .set({
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': POLICY,
        'Cache-Control': 'no-store',
        'Content-Language': frame.lang,
        'X-Robots-Tag': 'noindex, nofollow',
        Vary: 'Cookie, Accept-Language',
      })
      .send(pageOf({ ...frame, base, style }, content));
  };

  /** A page for whoever is not signed in. */
  const plain = (response: Response, status: number, { lang, desk }: Around, title: string, content: Child): void =>
    send(response, status, { lang, desk, title, languages: portal.desk().languages }, content);

  return {
    base,
    cookies,
    langOf,
    localeOf,
    sessionOf,
    browserOf,
    aroundOf,
    plain,

    note(request: Request, response: Response, note: Note, again: 'sign-in' | 'home' = 'home'): void {
      const around = aroundOf(request, '');
      plain(response, statusOf(note), around, titleOf(note, around.lang), notePage(around, note, again));
    },

    /** Asks who they are; `problem`: what is wrong, or why. */
    ask(request: Request, response: Response, status = 200, problem?: 'portal.expired' | 'portal.signIn.noAddress') {
      const around = aroundOf(request, browserOf(request, response));
      const t = TEXTS[around.lang];
      plain(response, status, around, t('portal.signIn.do'), askPage(around, problem && t(problem)));
    },

    /** Whether a form was made for this browser or session. */
    isOwn: (sent: FormData, secret: string): boolean =>
      isSecret(secret) && isSame(fieldIn(sent, TOKEN), portal.formToken(secret)),

    /** What a visitor sees. */
    show(response: Response, session: string, visited: Visited & { address: string }, at?: Page | 'home'): void {
      const { lang } = visited.reader;
      const token = portal.formToken(session);
      const t = TEXTS[lang];
      const pictures = {
        label: t('portal.pictures'),
        hint: t('portal.pictures.hint', { count: MAX_FILES, megabytes: MAX_FILE_BYTES / 1024 / 1024 }),
      };
      const { takesFiles } = portal;
      const frame = {
        lang,
        desk: portal.desk().name[lang],
        title: visited.view.fallback,
        account: { name: visited.name, address: visited.address, token },
        at,
      };
      send(response, 200, frame, [
        visited.said ? saidOf(visited.said) : null,
        viewOf(visited.view, { base, token, form: newSecret(), takesFiles, pictures }),
      ]);
    },
  };
}

export type Answers = ReturnType<typeof createAnswers>;
