import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { narrowStyle, readMessages, runsOut, type SeenMessage, scrollBack, scrollTo } from './page';

const WAIT_MS = 30_000;
const HEAR_MS = 50;
/** How long one step of a form may take before the form is opened again. */
export const TRY_MS = 3000;
const SHOTS = resolve(__dirname, '../../../build/screenshots');
/** Pictures for the documentation are no higher. */
const HIGHEST = 900;
/** What a person at the Teams client can do and see. Texts match as parts, ignoring letter case, unless said otherwise. */
export type Client = Awaited<ReturnType<typeof openPlayground>>;

type InCard = { in?: string };

function isOurs(url: URL): boolean {
  return url.protocol === 'data:' || url.protocol === 'blob:' || ['localhost', '127.0.0.1'].includes(url.hostname);
}

/** Waits until `look` gives something; otherwise throws with what the conversation shows instead. */
async function until<T>(what: string, look: () => Promise<T | undefined>, page: Page, ms: number): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) {
      const seen = (await readMessages(page)).map((message) => `${message.author}: ${message.text}`);
      throw new Error(`Waited ${ms / 1000} s for ${what}. The conversation shows:\n${seen.join('\n') || '(nothing)'}`);
    }
    await sleep(100);
  }
}

/** Whether it worked: what it acts on may be replaced in the meantime, as a card is that is edited just now. */
const tried = (act: () => Promise<unknown>) => () =>
  act().then(
    () => true,
    () => undefined,
  );

/**
 * Opens the Playground's page in a new browser context, in its personal chat.
 * @param options.bot the bot's name, for mentions
 */
export async function openPlayground(
  browser: Browser,
  url: string,
  options: { viewport?: { width: number; height: number }; bot?: string } = {},
) {
  const viewport = options.viewport ?? { width: 1280, height: 900 };
  const context = await browser.newContext({ viewport, timezoneId: 'Europe/Copenhagen' });
  context.setDefaultTimeout(WAIT_MS);
  await context.route(
    (address) => !isOurs(address),
    (route) => route.abort(),
  );
  const page = await context.newPage();
  let loaded: Promise<unknown> = Promise.resolve();
  // The page drops what it hears about a conversation it does not know yet: while it loads, and for some milliseconds
  // after a new post. Nobody is that fast at a keyboard, so a short delay keeps the tests from depending on it.
  await page.routeWebSocket(/.*/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage(async (message) => {
      await Promise.all([loaded, sleep(HEAR_MS)]);
      socket.send(message);
    });
  });
  const narrow = viewport.width < 700;
  let inChannel = false;
  let mentions = false;

  async function load(go: () => Promise<unknown>): Promise<void> {
    let ready = () => {};
    loaded = new Promise<void>((resolve) => {
      ready = resolve;
    });
    await go();
    await page.getByRole('treeitem', { name: 'Personal Chat' }).waitFor();
    ready();
    await page.getByTitle('Hide log panel').click();
    if (narrow) await page.addStyleTag({ content: narrowStyle });
    inChannel = false;
    mentions = false;
  }
  await load(() => page.goto(url));

  async function show(name: string, channel: boolean, mention: boolean): Promise<void> {
    const item = page.getByRole('treeitem', { name, exact: !channel });
    if (narrow) {
      // The list shows while the pointer is over its button or over itself; it has to come from elsewhere.
      const shown = async () => {
        await page.locator('h1').first().hover();
        await page.getByTitle('Toggle app bar and conversation window').hover();
        await item.click({ timeout: TRY_MS });
      };
      await until(`"${name}" in the list`, tried(shown), page, 3 * WAIT_MS);
    } else await item.click();
    // The list lies over the conversation until something beside it is pressed.
    if (narrow) await page.locator('h1').first().click();
    await page
      .getByText(channel ? 'Start a new post' : 'Type a message...', { exact: true })
      .first()
      .waitFor();
    inChannel = channel;
    mentions = mention;
  }

  const newest = (found: Locator): Locator => (inChannel ? found.first() : found.last());
  const cards = (options: InCard): Locator =>
    page.locator('.ac-adaptiveCard').filter(options.in === undefined ? {} : { hasText: options.in });
  const thread = (text: string): Locator => page.locator('.fui-Card').filter({ hasText: text }).first();

  async function write(editor: Locator, text: string, mention: boolean): Promise<void> {
    await editor.click();
    if (mention) {
      await page.keyboard.type('@');
      const people = page.locator('#typeahead-menu').getByRole('menuitem');
      await people.filter({ has: page.getByText(options.bot ?? 'Vagt', { exact: true }) }).click();
    }
    await page.keyboard.insertText(mention ? ` ${text}` : text);
  }

  function labels(label: string): Locator {
    const exact = new RegExp(`^\\s*${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\s*\\*)?\\s*$`, 'i');
    return page.locator('label.ac-richTextBlock').filter({ hasText: exact });
  }

  /** The input under `label` in the newest card that has it. */
  async function field(label: string, options: InCard): Promise<Locator> {
    const found = newest(cards(options).filter({ has: labels(label) })).locator(labels(label));
    const id = await found.first().getAttribute('for', { timeout: TRY_MS });
    return page.locator(`[id="${id}"]`);
  }

  async function press(title: string, options: InCard & { within?: number } = {}): Promise<void> {
    const button = page.getByRole('button', { name: title, exact: true });
    const more = page.getByRole('button', { name: 'More options', exact: true });
    const what = `a button "${title}"${options.in === undefined ? '' : ` in a card with "${options.in}"`}`;
    const find = async () => {
      for (const wanted of [button, more]) {
        const card = newest(cards(options).filter({ has: wanted }));
        if ((await card.count()) > 0) return { direct: wanted === button, target: card.locator(wanted).last() };
      }
      return undefined;
    };
    const found = await until(what, find, page, options.within ?? WAIT_MS);
    await found.target.click();
    if (!found.direct) await page.getByRole('menuitem', { name: title, exact: true }).click();
  }

  return {
    page,
    personal: () => show('Personal Chat', false, false),
    group: (name: string) => show(name, false, true),
    /** @param name the channel's name without its team's */
    channel: (name: string) => show(`- ${name}`, true, true),

    /** Writes a message, in a channel a new post; the bot is mentioned where it would not hear it otherwise. */
    async say(text: string, options: { mention?: boolean } = {}): Promise<void> {
      await write(page.locator('[data-lexical-editor="true"]').first(), text, options.mention ?? mentions);
      if (inChannel) await page.getByRole('button', { name: 'Post', exact: true }).click();
      else await page.keyboard.press('Enter');
    },

    /** Answers in the channel's newest thread that shows `to`. */
    async reply(to: string, text: string, options: { mention?: boolean } = {}): Promise<void> {
      await write(thread(to).locator('[data-lexical-editor="true"]'), text, options.mention ?? true);
      await page.keyboard.press('Enter');
    },

    /** Presses a button (its whole title) in the newest card that has it; looks under "More options" too. */
    press,

    /**
     * Presses a button and works in the form that opens, which shows `label`: once more where an edit of the card took
     * the form away, or the buttons that stand `behind` another.
     */
    async form(
      title: string,
      label: string,
      work: () => Promise<void>,
      { behind, ...options }: InCard & { behind?: string } = {},
    ): Promise<void> {
      const isThere = async (name: string) => (await page.getByRole('button', { name, exact: true }).count()) > 0;
      const worked = async () => {
        if ((await labels(label).count()) === 0) {
          if (behind !== undefined && !(await isThere(title))) await press(behind, options);
          await press(title, { ...options, within: TRY_MS });
          // A second press whose answer comes late would empty what was written into the first form.
          await labels(label)
            .first()
            .waitFor({ timeout: 4 * TRY_MS });
        }
        await work();
      };
      await until(`the form with "${label}"`, tried(worked), page, 4 * WAIT_MS);
    },

    /** Writes into the input under `label` (its whole text, without the star). */
    async fill(label: string, text: string, options: InCard = {}): Promise<void> {
      await (await field(label, options)).fill(text, { timeout: TRY_MS });
    },

    /** Picks an option (its whole title) of the choice under `label`, compact or expanded. */
    async choose(label: string, option: string, options: InCard = {}): Promise<void> {
      const input = await field(label, options);
      if ((await input.getAttribute('role', { timeout: TRY_MS })) === 'radiogroup') {
        await input.getByRole('radio', { name: option, exact: true }).check({ timeout: TRY_MS });
        return;
      }
      await input.click({ timeout: TRY_MS });
      await page.getByRole('option', { name: option, exact: true }).click({ timeout: TRY_MS });
    },

    /** The text of the newest card, or of the newest one that shows `options.in`. */
    lastCard: (options: InCard = {}): Promise<string> => newest(cards(options)).innerText(),

    messages: (): Promise<readonly SeenMessage[]> => readMessages(page),

    /** How many messages the open conversation shows, or how many of them show `text`. */
    async countMessages(text = ''): Promise<number> {
      return (await readMessages(page)).filter((message) => message.text.toLowerCase().includes(text.toLowerCase()))
        .length;
    },

    /** Waits until a message or a line under a card shows `text`. */
    async expectText(text: string, options: { within?: number } = {}): Promise<void> {
      const look = async () =>
        (await readMessages(page)).find((message) => message.text.toLowerCase().includes(text.toLowerCase()));
      await until(`"${text}"`, look, page, options.within ?? WAIT_MS);
    },

    /** Saves what is seen as `build/screenshots/<name>.png`, scrolled to the newest message that shows `options.show`. */
    async screenshot(name: string, options: { show?: string } = {}): Promise<string> {
      const path = resolve(SHOTS, `${name}.png`);
      mkdirSync(dirname(path), { recursive: true });
      if (options.show !== undefined) {
        const shown = newest(page.getByText(options.show));
        const scroll = tried(() => shown.evaluate(scrollTo));
        await until(`"${options.show}"`, scroll, page, WAIT_MS);
      }
      await page.screenshot({ path, animations: 'disabled' });
      return path;
    },

    /** Saves the newest card that shows `text`, or its upper part, as `<name>.png` in `folder`. */
    async picture(name: string, text: string, folder = SHOTS): Promise<void> {
      const card = newest(cards({ in: text }));
      const look = async () => {
        await card.evaluate(scrollTo);
        const { x, y, width, height } = (await card.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
        const [top, end] = [Math.max(y, 0), Math.min(y + height, viewport.height)];
        const shown = Math.min(end - top, HIGHEST);
        return shown >= Math.min(height, viewport.height / 2) && shown > 0
          ? { x, y: top, width, height: shown }
          : undefined;
      };
      const clip = await until(`a card with "${text}" in full view`, look, page, WAIT_MS);
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: resolve(folder, `${name}.png`), animations: 'disabled', clip });
      await card.evaluate(scrollBack);
    },

    /** Words of what runs out of its card. */
    runsOut: () => runsOut(page),

    /** Loads the page again: the Playground shows nothing of before, and tells the bot that it was installed. */
    reload: () => load(() => page.reload()),
    close: () => context.close(),
  };
}
