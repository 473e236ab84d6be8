import type { Logger } from 'pino';
import { z } from 'zod';
import type { ChatAddress, Identity } from '../../src/ground/refs';
import { type ConversationStore } from '../../src/view/installations';
import { CONVERSATION_KEYS, conversationKey, personKey, placeOf, ROOM_KEYS, roomId, tenantKey } from './address';

const bot = z.object({ id: z.string(), name: z.string() });

/** How a tenant is written to. `playground`: the client is Microsoft's Agents Playground. */
const tenant = z.object({ serviceUrl: z.string(), bot, playground: z.boolean().optional() });
export type TenantReference = z.infer<typeof tenant>;

/** How one conversation is written to. `hears`: a message that does not speak to the bot was delivered from there. */
const conversation = tenant.extend({
  type: z.enum(['personal', 'groupChat', 'channel']),
  tenant: z.string(),
  hears: z.boolean().optional(),
});
export type ConversationReference = z.infer<typeof conversation>;

/** `account`: the id Teams' own calls know a person by; `direct`: their 1:1 conversation, empty after an uninstall. */
const person = z.object({ account: z.string(), direct: z.string().optional() });
export type PersonReference = z.infer<typeof person>;

type Row = Readonly<Record<string, unknown>>;

export type References = ReturnType<typeof createReferences>;

const PAGE = 200;
const CACHED = 20_000;
/** How long a row read or written by this process is believed; others may have refreshed it meanwhile. */
const FRESH_MS = 60_000;

/**
 * What is remembered of conversations, people and tenants, in the store; rows that did not change are not written
 * again. While the store is away the last known rows are used.
 */
export function createReferences(store: ConversationStore, log: Pick<Logger, 'warn'>) {
  const cache = new Map<string, { readonly row: Row; readonly json: string; readonly at: number }>();

  /** `json` is what the store has; empty where it may have something else. */
  function keep(key: string, row: Row, json = JSON.stringify(row), at = Date.now()): void {
    cache.delete(key);
    cache.set(key, { row, json, at });
    const [oldest] = cache.keys();
    if (cache.size > CACHED && oldest !== undefined) cache.delete(oldest);
  }

  async function read<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const cached = cache.get(key);
    if (cached && Date.now() - cached.at < FRESH_MS) return schema.parse(cached.row);
    try {
      const row = await store.get('teams', key);
      const parsed = schema.safeParse(row);
      if (row && parsed.success) keep(key, row);
      return parsed.data;
    } catch (error) {
      if (!cached) throw error;
      log.warn({ err: error }, 'conversation store away: using what was last known');
      return schema.parse(cached.row);
    }
  }

  async function write(key: string, row: Row): Promise<void> {
    if (cache.get(key)?.json === JSON.stringify(row)) return;
    const before = cache.get(key);
    keep(key, row);
    try {
      await store.put('teams', key, row);
    } catch (error) {
      keep(key, before?.row ?? row, '', before?.at);
      throw error;
    }
  }

  /** Puts what is new beside what is known. While the store is away it stays in memory: enough to answer with. */
  async function merge<T>(key: string, schema: z.ZodType<T>, rowWith: (known: T | undefined) => Row): Promise<void> {
    const known = await read(key, schema).catch((error: unknown) => {
      keep(key, rowWith(undefined), '', 0);
      throw error;
    });
    await write(key, rowWith(known));
  }

  return {
    conversation: (address: ChatAddress) => read(conversationKey(address), conversation),
    person: (identity: Identity) => read(personKey(identity), person),
    tenant: (org: string) => read(tenantKey(org), tenant),
    /** Some conversation that something was heard from; undefined where there is none. */
    async any(): Promise<ChatAddress | undefined> {
      const [key] = await store.ids('teams', CONVERSATION_KEYS, '', 1);
      return key === undefined ? undefined : placeOf(key.slice(CONVERSATION_KEYS.length), 'channel');
    },
    /** Every room that something was heard from. Rejects while the store is away. */
    async rooms(): Promise<readonly ChatAddress[]> {
      const found: string[] = [];
      for (;;) {
        const page = await store.ids('teams', ROOM_KEYS, found.at(-1) ?? '', PAGE);
        found.push(...page);
        if (page.length < PAGE) break;
      }
      return found.map((key) => ({ platform: 'teams', kind: 'room', id: key.slice(ROOM_KEYS.length) }));
    },
    /** What was heard once stays so. */
    async rememberConversation(id: string, reference: ConversationReference): Promise<void> {
      const { type, tenant: org, hears, ...rest } = reference;
      const key = conversationKey(placeOf(roomId(id), type));
      const row = { ...rest, type, tenant: org };
      await Promise.all([
        hears
          ? write(key, { ...row, hears })
          : merge(key, conversation, (known) => ({ ...row, ...(known?.hears && { hears: true }) })),
        write(tenantKey(org), rest),
        ...(type === 'personal' ? [] : [write(`${ROOM_KEYS}${roomId(id)}`, {})]),
      ]);
    },
    /** Keeps the 1:1 conversation that is known when none is given. */
    rememberPerson: (identity: Identity, reference: PersonReference) =>
      merge(personKey(identity), person, (known) => ({ ...known, ...reference })),
  };
}
