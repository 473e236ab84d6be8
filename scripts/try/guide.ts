import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Marked } from 'marked';
import { escapeMarkup } from '../../src/view/escape';

const DOCS = resolve(__dirname, '../../docs');
const PAGE = /^\/guide\/(guide\.(?:da|en)\.md)$/;
const PICTURE = /^\/guide\/(pictures\/[a-z0-9.-]{1,60}\.png)$/;

/** As GitHub names the heading of a page. */
const idOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${escapeMarkup(idOf(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
  },
});

const STYLE = `body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }
img { max-width: 100% } table { border-collapse: collapse } td, th { border: 1px solid #ccc; padding: .3rem .6rem; text-align: left }
@media (prefers-color-scheme: dark) { body { background: #1b1b1f; color: #eee } a { color: #9ecbff } }`;

export interface Page {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** The page to hand out and its pictures, as `help` links them; undefined for any other address. */
export async function guidePage(path: string): Promise<Page | undefined> {
  const [, picture] = PICTURE.exec(path) ?? [];
  if (picture !== undefined) {
    const body = await readFile(join(DOCS, picture)).catch(() => undefined);
    return body && { type: 'image/png', body };
  }
  const [, page] = PAGE.exec(path) ?? [];
  if (page === undefined) return undefined;
  const words = await marked.parse(await readFile(join(DOCS, page), 'utf8'));
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Vagt</title><style>${STYLE}</style>`;
  return {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html><head>${head}</head><body>${words}</body></html>`,
  };
}
