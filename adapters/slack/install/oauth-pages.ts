import type { ServerResponse } from 'node:http';
import { escapeMarkup } from '../../../src/view/escape';

/** How an installation ended, as one sentence for whoever pressed the button. */
export interface Page {
  readonly status: number;
  readonly da: string;
  readonly en: string;
  /** With a link back to the start. */
  readonly again?: true;
}

export const INSTALLED: Page = {
  status: 200,
  da: 'Vagt er installeret: skriv til Vagt under Apps i Slack, eller nævn Vagt i en kanal.',
  en: 'Vagt is installed: write to Vagt under Apps in Slack, or mention Vagt in a channel.',
};
export const CANCELLED: Page = {
  status: 403,
  da: 'Installationen blev afbrudt, og intet er ændret.',
  en: 'The installation was cancelled, and nothing was changed.',
  again: true,
};
export const STALE: Page = {
  status: 400,
  da: 'Vagt blev ikke installeret, for linket er brugt, for gammelt eller fra en anden browser: begynd forfra.',
  en: 'Vagt was not installed, because the link was used, is too old or is from another browser: start again.',
  again: true,
};
export const NOT_ALLOWED: Page = {
  status: 403,
  da: 'Vagt blev ikke installeret, for dette workspace hører ikke til desken: bed dem, der driver Vagt, om at tilføje det.',
  en: 'Vagt was not installed, because this workspace does not belong to the desk: ask those who run Vagt to add it.',
};
export const FAILED: Page = {
  status: 500,
  da: 'Vagt blev ikke installeret, for noget svarede ikke som det skulle: prøv igen om lidt.',
  en: 'Vagt was not installed, because something did not answer as it should: try again in a while.',
  again: true,
};

/** The page's address holds the code and the state: it is neither kept nor passed on. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

/** Answers with the page, in Danish and in English: no script, no style, nothing from elsewhere. */
export function answerWith(response: ServerResponse, { status, da, en, again }: Page, startUrl: string): void {
  const link = again ? `<p><a href="${escapeMarkup(startUrl)}">${escapeMarkup(startUrl)}</a></p>` : '';
  response.writeHead(status, HEADERS);
  response.end(
    `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Vagt</title></head>` +
      `<body><p>${escapeMarkup(da)}</p><p lang="en">${escapeMarkup(en)}</p>${link}</body></html>`,
  );
}
