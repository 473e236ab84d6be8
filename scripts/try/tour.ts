import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTexts } from '../../src/view/text';
import { reasonOf } from '../services/errors';
import { guidePage } from './guide';
import type { Persona } from './people';
import { botId, type Playground, personalChat, TENANT, userOf } from './playground';

const TEXTS = { en: createTexts('en'), da: createTexts('da') } as const;
/** Its page drops what it hears while it loads. */
const LOADED_MS = 1500;

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'x-ms-agents-playground': '1' },
  body: JSON.stringify(body),
});

/** Whose chat this is, what they may try, and where the others are; in English, then in Danish. */
export const captionFor = (
  me: Persona,
  others: readonly (Pick<Persona, 'name'> & { readonly url: string })[],
): string => {
  const links = others.map(({ name, url }) => `[${name}](${url})`).join(' · ');
  return (['en', 'da'] as const)
    .map((lang, at) => {
      const t = TEXTS[lang];
      const what = me.caption === undefined ? '' : ` ${t(me.caption)}`;
      return `**${t('try.heading', { name: me.name })}**${what} ${t('try.tries', { example: me.tries[at] ?? '' })}\n\n${t('try.others')} ${links}`;
    })
    .join('\n\n');
};

/** What a persona writes to Vagt in their own chat, sent as their client would; it is handled when this resolves. */
const writes = async (bot: string, me: Persona, playground: Playground, text: string): Promise<void> => {
  const { id, name, aadObjectId } = userOf(me);
  const response = await fetch(
    `${bot}/api/messages`,
    json({
      type: 'message',
      id: randomUUID(),
      text,
      textFormat: 'plain',
      channelId: 'msteams',
      serviceUrl: `${playground.url}/_connector`,
      from: { id, name, aadObjectId },
      recipient: { id: botId, name: 'Vagt' },
      locale: 'en-US',
      localTimezone: 'Europe/Copenhagen',
      conversation: { id: personalChat(me.key), conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
    }),
  );
  if (!response.ok) throw new Error(`Vagt did not take what ${name} wrote (HTTP ${response.status}): ${text}`);
};

/** A few cases with a history, of which one waits for somebody. */
const STORY: readonly (readonly [key: string, text: string])[] = [
  ['anna', 'help'],
  ['bo', 'help'],
  ['kim', 'report the printer on floor 3 is jammed'],
  ['anna', 'claim INC-1'],
  ['anna', 'note INC-1 A new roller is ordered and comes tomorrow'],
  ['kim', 'report wifi drops out in meeting room 2'],
  ['bo', 'claim INC-2'],
  ['bo', 'wait INC-2 tomorrow 9'],
  ['kim', 'report payroll shows the figures of last month'],
];

export const tellStory = async (
  bot: string,
  personas: readonly Persona[],
  playgrounds: ReadonlyMap<string, Playground>,
): Promise<void> => {
  for (const [key, text] of STORY) {
    const me = personas.find((one) => one.key === key);
    const playground = playgrounds.get(key);
    if (me && playground) await writes(bot, me, playground, text);
  }
};

export interface Tour {
  /** Where `help` says that more can be read; `{lang}` stands for the language. */
  readonly guideUrl: string;
  /** Where a persona's client sends what happens there. */
  readonly endpoint: (key: string) => string;
  /** From now on whoever opens a client is greeted. */
  open(bot: string, playgrounds: ReadonlyMap<string, Playground>): void;
  stop(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** The client tells that its page was opened, by installing the app. */
const isOpened = (body: Buffer): boolean => {
  const text = body.toString();
  return text.includes('"installationUpdate"') && text.includes('"personal"');
};

/**
 * Stands between the clients and Vagt: passes everything on, and shows whoever opens a client whose chat it is and where
 * they were, for the client itself forgets what was said before.
 */
export async function startTour(personas: readonly Persona[], say: (line: string) => void): Promise<Tour> {
  let bot = '';
  let clients: ReadonlyMap<string, Playground> = new Map();

  const greeting = new Set<string>();

  const greet = async (me: Persona, playground: Playground): Promise<void> => {
    await sleep(LOADED_MS);
    await writes(bot, me, playground, 'home');
    const others = personas.flatMap(({ key, name }) => {
      const url = clients.get(key)?.url;
      return key === me.key || url === undefined ? [] : [{ name, url }];
    });
    const to = `${playground.url}/_connector/v3/conversations/${encodeURIComponent(personalChat(me.key))}/activities`;
    const from = { id: botId, name: 'Vagt' };
    await fetch(to, json({ type: 'message', textFormat: 'markdown', text: captionFor(me, others), from }));
  };

  const server: Server = createServer((request, response) => {
    const read = async (path: string): Promise<void> => {
      const page = await guidePage(path);
      if (page) response.writeHead(200, { 'content-type': page.type }).end(page.body);
      else response.writeHead(404).end();
    };
    const pass = async (): Promise<void> => {
      const [, key = ''] = (request.url ?? '').split('/');
      const body = await bodyOf(request);
      const answer = await fetch(`${bot}/api/messages`, {
        method: request.method ?? 'POST',
        headers: { 'content-type': 'application/json', 'x-ms-agents-playground': '1' },
        ...(request.method === 'POST' && { body: new Uint8Array(body) }),
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' });
      response.end(Buffer.from(await answer.arrayBuffer()));
      const me = personas.find((one) => one.key === key);
      const playground = clients.get(key);
      // One page opened is told more than once.
      if (!me || !playground || greeting.has(key) || !isOpened(body)) return;
      greeting.add(key);
      await greet(me, playground).finally(() => greeting.delete(key));
    };
    const handled = request.url?.startsWith('/guide/') ? read(request.url) : pass();
    handled.catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(502).end();
      say(reasonOf(error));
    });
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    guideUrl: `http://localhost:${port}/guide/guide.{lang}.md`,
    endpoint: (key) => `http://127.0.0.1:${port}/${key}/api/messages`,
    open(at, playgrounds) {
      bot = at;
      clients = playgrounds;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
