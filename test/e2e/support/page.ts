import type { Page } from 'playwright-core';

/** One message as the client shows it; `text` holds a card's words, its buttons' titles and the line under it. */
export type SeenMessage = { author: string; text: string };

/** What we use of the browser's elements; the project's own types know no browser. */
type PageElement = {
  readonly innerText: string;
  readonly textContent: string | null;
  readonly classList: { contains: (name: string) => boolean };
  readonly children: Iterable<PageElement>;
  readonly parentElement: PageElement | null;
  closest: (selector: string) => PageElement | null;
  querySelector: (selector: string) => PageElement | null;
  getAttribute: (name: string) => string | null;
};

/**
 * The Playground's page is made for wide screens: a fixed width of 600 px and cards of 450 px. Below 700 px this takes
 * away its own toolbar, those widths and what slides, so that cards are seen as wide as on a phone.
 */
export const narrowStyle = `
  .fui-Toolbar { display: none !important }
  * { transition: none !important }
  #root div:has([data-lexical-editor]), #root div:has(.ac-adaptiveCard) { min-width: 0 !important }
  #root div:has(> [aria-label="Message header"] [aria-label="Message author"]),
  #root div:has(> [aria-label="Message header"]:has([aria-label="Message author"])) { margin-right: 16px !important }
  #root { overflow-wrap: anywhere }
  .fai-OutputCard:has(.ac-preview-panel) { padding-left: 2px !important; padding-right: 2px !important }
  div:has(> .ac-preview-panel) { width: auto !important; max-width: 450px }
`;

/** Reads the open conversation, chat or channel, in the order shown. Every message has one "Show more information". */
export async function readMessages(page: Page): Promise<readonly SeenMessage[]> {
  // No named function in here: a bundler's helper for names does not exist in the page.
  const seen = await page.locator('button[aria-label="Show more information"]').evaluateAll((buttons: PageElement[]) =>
    buttons.map((button) => {
      const inChat = button.closest('[aria-label="Message header"]');
      const header = inChat ?? button.closest('.fui-CardHeader') ?? button.parentElement?.parentElement;
      const author =
        inChat === null
          ? header?.querySelector('.fui-Avatar')?.getAttribute('aria-label')
          : inChat.querySelector('[aria-label="Message author"]')?.textContent;
      const parts = [...(header?.parentElement?.children ?? [])].filter(
        (part) =>
          part !== header &&
          !part.classList.contains('fui-CardFooter') &&
          part.querySelector('button[aria-label="Show more information"]') === null,
      );
      return { author: author ?? '', parts: parts.map((part) => part.innerText) };
    }),
  );
  return seen.map(({ author, parts }) => ({ author, text: parts.join(' ').replace(/\s+/g, ' ').trim() }));
}
