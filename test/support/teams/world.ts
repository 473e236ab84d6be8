import { z } from 'zod';

const attachment = z.looseObject({ contentType: z.string(), content: z.unknown().optional() });
/** What a bot posts, as far as the fake looks at it. */
export const postedSchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  summary: z.string().optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  attachments: z.array(attachment).optional(),
  from: z.looseObject({ id: z.string() }).optional(),
});
export type Posted = z.infer<typeof postedSchema>;

export interface Person {
  /** The id of Teams' own calls, `29:…`. */
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly email: string;
  readonly signIn: string;
  readonly role: 'user' | 'guest' | 'anonymous';
  /** Language of their client; `en-US` when absent. */
  readonly locale?: string;
  readonly tenantId: string;
  /** The app is installed for them: a 1:1 conversation can be made. */
  readonly installed: boolean;
}

export interface Conversation {
  readonly id: string;
  readonly type: 'personal' | 'groupChat' | 'channel';
  readonly name?: string;
  readonly members: Person[];
  /** Its owners consented: messages that do not mention the bot are delivered, too. */
  hears: boolean;
  /** The bot is part of it; a chat between people is not for it to post in. */
  hasBot: boolean;
}

/** What somebody wrote. */
export interface Message {
  readonly id: string;
  readonly conversation: Conversation;
  /** Root of the thread it stands in; its own id when it is the root; only in channels. */
  readonly root?: string;
  readonly author: Person;
  text: string;
  /** Words of another message that it quotes, the way the client does. */
  readonly quote?: string;
  readonly mentions: boolean;
  /** People whom the text names: each `@name` in it is a mention. */
  readonly named?: readonly Person[];
}

/** One message of the bot as it stands now, with everything it showed before. */
export interface Post {
  readonly id: string;
  readonly conversation: Conversation;
  /** Root of the thread it stands in; its own id when it is the root; only in channels. */
  readonly root?: string;
  readonly shown: Posted[];
  /** When it was taken, in ms since 1970. */
  readonly at: number;
  deleted: boolean;
}

export interface World {
  readonly tenant: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: Person[];
  readonly conversations: Map<string, Conversation>;
  readonly posts: Post[];
  /** What people wrote, oldest first, delivered to the bot or not. */
  readonly messages: Message[];
  nextId(): string;
}

export const THREAD = ';messageid=';
export const roomPart = (id: string): string => id.split(THREAD)[0] ?? id;
export const rootPart = (id: string): string | undefined => id.split(THREAD)[1];

export function createWorld(tenant: string): World {
  let made = 1_700_000_000_000;
  return {
    tenant,
    bot: { id: '28:vagt', name: 'Vagt' },
    people: [],
    conversations: new Map(),
    posts: [],
    messages: [],
    nextId: () => String((made += 1)),
  };
}

export function newest(post: Post): Posted {
  const posted = post.shown.at(-1);
  if (!posted) throw new Error('a post shows something');
  return posted;
}

/** The card a message shows, if it shows one. */
export function cardOf(posted: Posted): unknown {
  return posted.attachments?.find((one) => one.contentType === 'application/vnd.microsoft.card.adaptive')?.content;
}

/** The 1:1 conversation of a person; the same each time. */
export function personalOf(world: World, person: Person): Conversation {
  const id = `a:${person.aadObjectId}`;
  const known = world.conversations.get(id);
  if (known) return known;
  const made: Conversation = { id, type: 'personal', members: [person], hears: true, hasBot: true };
  world.conversations.set(id, made);
  return made;
}
