import { type NextFunction, type Request, type Response, Router, urlencoded } from 'express';
import type { Logger } from 'pino';
import { READ } from '../../src/ground/limits';
import type { ackPages } from '../../src/incident/links/acknowledge';
import { escapeMarkup as escaped } from '../../src/view/escape';
import { hardened } from './hardened';

/** A word or two. */
const MOST_POSTED = '16kb';

const whyIn = (body: unknown): string => {
  const why: unknown = typeof body === 'object' && body !== null && 'why' in body ? body.why : '';
  return typeof why === 'string' ? why.slice(0, READ.field) : '';
};

/** Said while nobody's language can be looked up. */
const BUSY =
  'Vagt kan ikke svare lige nu. Prøv igen om et minut.\nVagt cannot answer right now. Try again in a minute.';

export type AcknowledgePages = ReturnType<typeof ackPages>;

/** One page: what it says, and the label of its button, where it has one. */
type Page = Awaited<ReturnType<AcknowledgePages['look']>>;

const STYLE =
  ':root{color-scheme:light dark}' +
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1.2rem;overflow-wrap:anywhere;' +
  'background:#fff;color:#1b1b1f}' +
  'h1{font-size:1.5rem;line-height:1.3;margin:0 0 .4rem}.facts{font-weight:600;margin:0 0 1.2rem}' +
  'button{font:inherit;font-weight:600;width:100%;padding:.9rem 1.6rem;border:0;border-radius:.5rem;background:#0b5fff;color:#fff}' +
  'label{display:block;margin:0 0 .3rem;font-weight:600}' +
  'textarea{font:inherit;box-sizing:border-box;width:100%;margin:0 0 1rem;padding:.6rem;border:1px solid #767b84;border-radius:.5rem;' +
  'background:transparent;color:inherit}' +
  '@media (prefers-color-scheme:dark){body{background:#18181b;color:#ececf1}button{background:#7aa7ff;color:#0b1020}}';

/** Beside the button where a word is asked for. */
const fieldOf = (page: Page): string => {
  const field = 'field' in page ? page.field : undefined;
  if (!field) return '';
  const input = `<textarea id="why" name="why" rows="4" maxlength="${field.max}" required></textarea>`;
  return `<label for="why">${escaped(field.label)}</label>${input}`;
};

const formOf = (page: Page): string => {
  const button = 'button' in page ? page.button : undefined;
  if (button === undefined) return '';
  return `<form method="post">${fieldOf(page)}<button type="submit">${escaped(button)}</button></form>`;
};

const html = (page: Page): string =>
  [
    `<!doctype html><html lang="${escaped(page.lang)}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${escaped(page.title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(page.title)}</h1>`,
    'facts' in page && page.facts !== undefined ? `<p class="facts">${escaped(page.facts)}</p>` : '',
    `<p>${escaped(page.text)}</p>`,
    formOf(page),
    '</body></html>',
  ].join('');

/**
 * `/a/<token>`: GET and HEAD show a page and change nothing, for link scanners and previews open addresses too; its one
 * button POSTs. Nothing of it is kept by a browser or told to another site.
 */
export function acknowledgeRoutes(pages: AcknowledgePages, log: Logger): Router {
  const routes = Router().use('/a', hardened);
  const show = async (page: Promise<Page>, response: Response): Promise<void> => {
    try {
      const shown = await page;
      response
        .status(shown.status)
        .set({
          'Content-Type': 'text/html; charset=utf-8',
          'Content-Security-Policy':
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          'Cache-Control': 'no-store',
          'X-Robots-Tag': 'noindex, nofollow',
        })
        .send(html(shown));
    } catch (error) {
      log.error({ err: error }, 'A link could not be answered');
      response.status(503).type('text/plain; charset=utf-8').send(BUSY);
    }
  };
  const tokenOf = ({ params: { token } }: Request): string => (typeof token === 'string' ? token : '');
  routes.get('/a/:token', (request, response) => show(pages.look(tokenOf(request)), response));
  // What is posted says at most why: the address does the rest.
  routes.post(
    '/a/:token',
    urlencoded({ extended: false, limit: MOST_POSTED, parameterLimit: 5 }),
    (request, response) => show(pages.give(tokenOf(request), whyIn(request.body)), response),
  );
  // An address that cannot be decoded is no link either.
  routes.use('/a', (_error: Error, _request: Request, response: Response, _next: NextFunction) =>
    show(pages.look(''), response),
  );
  return routes;
}
