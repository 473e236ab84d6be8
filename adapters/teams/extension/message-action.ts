import { z } from 'zod';
import { cappedText } from '../../../src/command/capped-text';
import { READ } from '../../../src/ground/limits';
import { threadRoot } from '../address';
import { cardContent } from '../card-words';
import { appIdOf, wroteAt } from '../envelope';
import { htmlToText } from '../html';
import { attachment, id, maybe, type TeamsActivity } from '../schema';
import { wholeWords } from '../text';

/** Ids of the commands in the app's manifest: *Create a case from this message*, *Add to the timeline*. */
export const MESSAGE_COMMANDS = { create: 'createCase', pin: 'addToTimeline' } as const;
const commandId = z.enum(MESSAGE_COMMANDS);
const FETCH = 'composeExtension/fetchTask';
const SUBMIT = 'composeExtension/submitAction';

const user = z.object({ id, displayName: maybe(cappedText('name')) });
export type Writer = z.infer<typeof user>;

/** Where Teams' own links to messages lead. */
const TEAMS_HOST =
  /^(?:teams\.microsoft\.com|teams\.cloud\.microsoft|teams\.live\.com|(?:gov|dod)\.teams\.microsoft\.us)$/;
const link = z.url({ protocol: /^https$/, hostname: TEAMS_HOST }).max(READ.link);

const mention = z.object({
  id: z.number(),
  mentioned: maybe(z.object({ application: maybe(z.object({ id })) })),
});

const payload = z.object({
  id,
  replyToId: maybe(id),
  subject: maybe(cappedText('name')),
  linkToMessage: maybe(link),
  body: maybe(z.object({ contentType: maybe(cappedText('name')), content: maybe(cappedText('markup')) })),
  /** Without a user: written by a bot, a connector or a webhook. */
  from: maybe(z.object({ user: maybe(user) })),
  mentions: maybe(z.array(maybe(mention))),
  attachments: maybe(z.array(maybe(attachment))),
});
type Payload = z.infer<typeof payload>;

const valueSchema = z.object({
  commandId: cappedText('name'),
  messagePayload: maybe(payload),
  data: z.unknown().optional(),
});

/** Somebody chose the command on a message (`opens`), or sent what the dialog showed then. */
export interface MessageAction {
  readonly command: z.infer<typeof commandId>;
  readonly opens: boolean;
  readonly message: {
    readonly text: string;
    /** Pictures and files that it shows; none of them can be fetched. */
    readonly elsewhere: readonly string[];
    /** The message its thread hangs on; itself, when it is no reply. */
    readonly root: string;
    readonly wrote: string;
    readonly link?: string;
    readonly writer?: Writer;
  };
  /** What the pressed button of the dialog sends. */
  readonly data: unknown;
}

function textOf(message: Payload, activity: TeamsActivity): string {
  const { contentType, content = '' } = message.body ?? {};
  const bots = new Set(
    message.mentions?.map((one) =>
      one?.mentioned?.application?.id === appIdOf(activity) ? String(one.id) : undefined,
    ),
  );
  // The bot's name is no part of what the message says.
  const words = contentType === 'text' ? content : htmlToText(content, ({ id }) => id !== undefined && bots.has(id));
  return wholeWords(`${message.subject ?? ''}\n${words}`);
}

/** Its own words, and those of its cards: of a person's only where they wrote none. */
function contentOf(message: Payload, activity: TeamsActivity) {
  const own = textOf(message, activity);
  const cards = cardContent(message.attachments ?? []);
  const lines = message.from?.user && own !== '' ? [own] : [own, ...cards.lines];
  const inBody = (message.body?.content ?? '')
    .split('/hostedContents/')
    .slice(1)
    .map(() => 'picture');
  return { text: lines.filter(Boolean).join('\n'), elsewhere: [...inBody, ...cards.pictures] };
}

/** A reply names the root of its thread; a client that calls a message its own root is asked by its conversation. */
function rootOf(message: Payload, activity: TeamsActivity): string {
  const named = message.replyToId === message.id ? undefined : message.replyToId;
  return named ?? threadRoot(activity.conversation.id) ?? message.id;
}

/** Whether it comes from the app's commands, which people have in every chat, also where the bot is not. */
export const isOfExtension = ({ type, name }: TeamsActivity): boolean =>
  type === 'invoke' && name?.startsWith('composeExtension/') === true;

/** The message action in this activity; undefined for every other activity and for commands that are not Vagt's. */
export function messageActionOf(activity: TeamsActivity): MessageAction | undefined {
  if (activity.type !== 'invoke' || (activity.name !== FETCH && activity.name !== SUBMIT)) return undefined;
  const value = valueSchema.safeParse(activity.value).data;
  const message = value?.messagePayload;
  const command = commandId.safeParse(value?.commandId).data;
  if (!message || !command || activity.id === undefined) return undefined;
  return {
    command,
    opens: activity.name === FETCH,
    message: {
      ...contentOf(message, activity),
      root: rootOf(message, activity),
      wrote: wroteAt(activity, message.id),
      ...(message.linkToMessage && { link: message.linkToMessage }),
      ...(message.from?.user && { writer: message.from.user }),
    },
    data: value?.data,
  };
}
