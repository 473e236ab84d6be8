import { type NextFunction, type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import { LANGS } from '../../../src/ground/lang';
import { MAX_FILE_BYTES, MAX_FILES } from '../../../src/ground/limits';
import type { Portal } from '../../../src/portal';
import { type Asked, PAGES, type Page } from '../../../src/portal/visit';
import { hardened } from '../hardened';
import { type Answers, createAnswers } from './answer';
import { TEXTS } from './html/frame';
import { sentPage, usePage } from './html/sign-in';
import { STYLE, STYLE_NAME } from './html/style';
import { pressedIn } from './pressed';
import { fieldIn, type Sent, sentIn } from './sent';

/** An address, or a button of a frame. */
const SMALL_BYTES = 16 * 1024;
/** All that is typed into a view, and the pictures beside it. */
const LARGEST_BYTES = MAX_FILES * MAX_FILE_BYTES + 512 * 1024;
/** So many forms with pictures are read at a time: with them they take 130 MB. */
const LARGE_AT_A_TIME = 6;

type Handler = (request: Request, response: Response) => Promise<void> | void;

/** What was sent, where it was made for `secret`; else it is answered already. */
async function ownForm(
  answers: Answers,
  request: Request,
  response: Response,
  secret: string,
  most: number,
): Promise<FormData | undefined> {
  const sent: Sent = await sentIn(request, most);
  if (sent === 'too_large') {
    answers.note(request, response.set('Connection', 'close'), 'tooLarge');
    return undefined;
  }
  if (sent !== 'unreadable' && answers.isOwn(sent, secret)) return sent;
  answers.note(request, response, 'stale');
  return undefined;
}

/** By a link in a mail; a GET changes nothing. */
function signInRoutes(routes: Router, portal: Portal, answers: Answers): void {
  const { signIn } = portal;
  const { base, cookies } = answers;

  routes.get('/sign-in', (request, response) => {
    const chosen = LANGS.find((lang) => lang === request.query['lang']);
    if (chosen) {
      cookies.set(response, 'language', chosen);
      response.redirect(303, `${base}/sign-in`);
    } else answers.ask(request, response);
  });

  routes.post('/sign-in', async (request, response) => {
    const browser = cookies.get(request, 'browser');
    const sent = await ownForm(answers, request, response, browser, SMALL_BYTES);
    if (!sent) return;
    const typed = fieldIn(sent, 'address').slice(0, SMALL_BYTES);
    const around = answers.aroundOf(request, browser);
    const isAsked = await signIn.ask(typed, browser, around.lang);
    if (!isAsked) answers.ask(request, response, 400, 'portal.signIn.noAddress');
    else {
      const title = TEXTS[around.lang]('portal.signIn.sent');
      answers.plain(response, 200, around, title, sentPage(around, typed.trim()));
    }
  });

  routes.get('/sign-in/:link', async (request, response) => {
    const browser = answers.browserOf(request, response);
    const state = await signIn.look(request.params.link, browser);
    if (state !== 'good') return answers.note(request, response, state, 'sign-in');
    const around = answers.aroundOf(request, browser);
    answers.plain(response, 200, around, TEXTS[around.lang]('portal.link.good'), usePage(around));
  });

  routes.post('/sign-in/:link', async (request, response) => {
    const browser = cookies.get(request, 'browser');
    const sent = await ownForm(answers, request, response, browser, SMALL_BYTES);
    if (!sent) return;
    const used = await signIn.use(request.params.link, browser);
    if (typeof used === 'string') return answers.note(request, response, used, 'sign-in');
    cookies.set(response, 'session', used.session);
    response.redirect(303, base);
  });

  routes.post('/sign-out', async (request, response) => {
    const session = answers.sessionOf(request);
    const sent = await ownForm(answers, request, response, session, SMALL_BYTES);
    if (!sent) return;
    await signIn.end(session, fieldIn(sent, 'where') === 'everywhere');
    cookies.set(response, 'session', '');
    answers.note(request, response, 'out', 'sign-in');
  });
}

const isPage = (name: string): name is Page => Object.hasOwn(PAGES, name);

/** `/portal`: signing in, the pages, and one address that takes every form. */
export function portalRoutes(portal: Portal, log: Logger): Router {
  const answers = createAnswers(portal);
  const { base, cookies } = answers;
  const pages = Router();
  let large = 0;

  const visit = (request: Request, asked: Asked) =>
    portal.visit(answers.sessionOf(request), answers.localeOf(request), asked);

  const look =
    (askedOf: (request: Request) => Asked | undefined, at?: (request: Request) => Page | 'home' | undefined): Handler =>
    async (request, response) => {
      const asked = askedOf(request);
      if (!asked) return answers.note(request, response, 'nothing');
      const visited = await visit(request, asked);
      if (visited) answers.show(response, answers.sessionOf(request), visited, at?.(request));
      else response.redirect(303, `${base}/sign-in`);
    };

  async function press(request: Request, response: Response): Promise<void> {
    const session = answers.sessionOf(request);
    // Nothing large is read of whoever is not signed in.
    if ((await portal.signIn.addressOf(session)) === undefined) {
      cookies.set(response, 'session', '');
      request.resume();
      return answers.ask(request, response.set('Connection', 'close'), 401, 'portal.expired');
    }
    const sent = await ownForm(answers, request, response, session, LARGEST_BYTES);
    if (!sent) return;
    const pressed = await pressedIn(sent);
    if (!pressed) return answers.note(request, response, 'stale');
    const visited = await visit(request, pressed);
    if (visited) answers.show(response, session, visited);
    else answers.ask(request, response, 401, 'portal.expired');
  }

  pages.use((request, response, next) => {
    if (portal.isOpen()) next();
    else answers.note(request, response, 'nothing');
  });
  pages.get(`/${STYLE_NAME}`, (_request, response) => {
    response.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(STYLE);
  });
  signInRoutes(pages, portal, answers);
  pages.get(
    '/',
    look(
      () => ({ type: 'home' }),
      () => 'home',
    ),
  );
  pages.get(
    '/case/:incident',
    look(({ params: { incident } }) => (typeof incident === 'string' ? { type: 'caseById', incident } : undefined)),
  );
  pages.post('/press', async (request, response) => {
    if (large >= LARGE_AT_A_TIME) return answers.note(request, response.set('Connection', 'close'), 'busy');
    large += 1;
    try {
      await press(request, response);
    } finally {
      large -= 1;
    }
  });
  pages.get(
    '/:name',
    look(
      ({ params: { name = '' } }) => {
        if (typeof name !== 'string') return undefined;
        if (isPage(name)) return { type: 'page', page: name };
        const [, number] = /^[a-z]{2,6}-(\d{1,9})$/i.exec(name) ?? [];
        return number === undefined ? undefined : { type: 'case', number: Number(number) };
      },
      ({ params: { name } }) => (typeof name === 'string' && isPage(name) ? name : undefined),
    ),
  );
  pages.use((request: Request, response: Response) => answers.note(request, response, 'nothing'));
  pages.use((error: unknown, request: Request, response: Response, next: NextFunction) => {
    log.error({ err: error }, 'A page of the portal could not be made');
    if (response.headersSent) next(error);
    else answers.note(request, response, 'busy');
  });
  return Router().use('/portal', hardened, pages);
}
