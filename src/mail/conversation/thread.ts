import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../ground/clock';
import { later } from '../../ground/moments';
import { type Infer, opt } from '../../record/schema';
import { TOKEN_LENGTH, tokenFrom } from '../addresses';

/** An answer to a mail is known as one for so long: a year and a month. */
const LIVES_MS = 400 * 24 * 3600_000;

/**
 * Who holds this token, or answers the mail of this name, means this case. `id`: hash of the one or the other, so that
 * what is stored opens nothing. `delivery`: the message that it was made for.
 */
export const keptThread = z.object({
  id: z.string(),
  by: z.enum(['token', 'name']),
  incident: z.string(),
  /** Whom the mail went to, in lower case. */
  address: z.string(),
  delivery: opt(z.string()),
  until: z.date(),
});
export type KeptThread = Infer<typeof keptThread>;

export interface MailThreadStore {
  keep(threads: readonly KeptThread[]): Promise<void>;
  /** Those that are there, in no order. May be gone once their time is over. */
  many(ids: readonly string[]): Promise<readonly KeptThread[]>;
}

const hashOf = (what: KeptThread['by'], text: string): string =>
  createHash('sha256').update(`${what} ${text}`).digest('base64url');

/** What a mail of ours is called: the same for every try of one message, and unlike any other's. */
export const nameFor = (key: string, desk: string): string => {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 40);
  return `<vagt.${hash}@${desk.slice(desk.lastIndexOf('@') + 1)}>`;
};

export const createThreads = (store: MailThreadStore, clock: Clock) => ({
  /** A new token by which the answer to this mail finds its case. */
  async open(mail: Pick<KeptThread, 'incident' | 'address' | 'delivery'> & { readonly name: string }): Promise<string> {
    const token = tokenFrom(randomBytes(TOKEN_LENGTH));
    const { name, ...rest } = mail;
    const kept = { ...rest, until: later(clock.now(), LIVES_MS) };
    await store.keep([
      { id: hashOf('token', token), by: 'token', ...kept },
      { id: hashOf('name', name), by: 'name', ...kept },
    ]);
    return token;
  },
  async byToken(token: string): Promise<KeptThread | undefined> {
    const [found] = await store.many([hashOf('token', token)]);
    return found;
  },
  /** The first of these mails that is one of ours. */
  async byNames(names: readonly string[]): Promise<KeptThread | undefined> {
    if (names.length === 0) return undefined;
    const ids = names.map((name) => hashOf('name', name));
    const found = new Map((await store.many(ids)).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? [])[0];
  },
});

export type Threads = ReturnType<typeof createThreads>;
