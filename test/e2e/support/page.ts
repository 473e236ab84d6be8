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
  querySelectorAll: (selector: string) => Iterable<PageElement>;
  getBoundingClientRect: () => { readonly left: number; readonly right: number; readonly width: number };
  scrollIntoView: (options: { readonly block: 'start' | 'center' }) => void;
  readonly offsetHeight: number;
  scrollTop: number;
  readonly scrollWidth: number;
  readonly clientWidth: number;
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

/** Shows it in the middle, or from its top where it is high. Runs in the page. */
export const scrollTo = (node: PageElement): void =>
  node.scrollIntoView({ block: node.offsetHeight > 1000 ? 'start' : 'center' });

/** Where nobody can scroll by hand, everything stands where it stood. Runs in the page. */
export const scrollBack = (node: PageElement): void => {
  for (let around = node.parentElement; around; around = around.parentElement) {
    if (!around.classList.contains('fui-Card') && around.scrollTop > 0) around.scrollTop = 0;
  }
};

/** Words of what runs out of the window, of its card, or of a button of it, in the open conversation. */
export const runsOut = (page: Page): Promise<readonly string[]> =>
  page.locator('.ac-adaptiveCard').evaluateAll(
    (cards: PageElement[], end) =>
      cards.flatMap((card) => {
        const { left, right } = (card.closest('.ac-preview-panel') ?? card).getBoundingClientRect();
        return [...card.querySelectorAll('*')]
          .filter((part) => {
            const box = part.getBoundingClientRect();
            const isOut = box.width > 0 && (box.right > Math.min(right, end) + 1 || box.left < left - 1);
            return isOut || (part.getAttribute('role') === 'button' && part.scrollWidth > part.clientWidth + 1);
          })
          .map((part) => part.innerText ?? '');
      }),
    page.viewportSize()?.width ?? 0,
  );

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
