import { z } from 'zod';
import { cappedText } from '../../src/command/capped-text';
import type { ChatInput, Mentioned } from '../../src/command/input';
import { READ } from '../../src/ground/limits';
import { directTo, messageAt, roomOf, threadAt, wroteAt } from './address';
import { directBase, type Here, isByApp, linkTo, personOf, refOf, subjectOf } from './context';
import { fileSchema, filesOf } from './files';
import type { LiveInstallation } from './live';
import { readMessage } from './message-words';
import { mentions, peopleIn, plainText, wholeText } from './render/text';

const id = z.string().min(1).max(READ.name);

/** `message` and `app_mention`, as far as Vagt reads them. */
const messageSchema = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: cappedText('name').optional(),
  channel: id,
  channel_type: cappedText('name').optional(),
  user: id,
  bot_id: cappedText('name').nullish(),
  app_id: cappedText('name').nullish(),
  text: cappedText('markup').nullish(),
  ts: id,
  thread_ts: id.optional(),
  files: z.array(fileSchema).nullish().catch(undefined),
});
type Message = z.infer<typeof messageSchema>;

/** What people write; edits, deletions, joins and bots are something else. */
const WRITTEN: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** Greater than every moment. */
const DELETED = 'deleted';

const isDirect = ({ channel, channel_type }: Message): boolean => channel_type === 'im' || channel.startsWith('D');

function whereOf(message: Message, installation: LiveInstallation) {
  const { key } = installation;
  const { channel, ts, thread_ts: thread, user } = message;
  const room = isDirect(message) ? directTo(key, user) : roomOf(key, channel);
  if (isDirect(message) && thread === undefined) return { place: room, room };
  const root = thread ?? ts;
  return { place: threadAt(key, channel, root), room, root: messageAt(room, channel, root) };
}

/** Slack names them by their ids alone: who they are it tells when it is asked. */
const mentionedIn = (here: Here, text: string): readonly Mentioned[] =>
  peopleIn(text, here.installation.botUser).map(({ user, words }) => ({
    words,
    person: async () => personOf(here, user),
  }));

/** A message as the desk's own input; undefined for what nobody wrote to the bot and no case's thread can hold. */
export function messageInput(here: Here, event: unknown): ChatInput | undefined {
  const { installation } = here;
  const message = messageSchema.safeParse(event).data;
  if (!message || !WRITTEN.has(message.subtype) || isByApp(message) || message.user === installation.botUser) {
    return undefined;
  }
  const text = message.text ?? '';
  const addressed = message.type === 'app_mention' || isDirect(message) || mentions(text, installation.botUser);
  // In a channel the mention comes as an event of its own.
  const comesTwice = message.type === 'message' && /^(?:channel|group)$/.test(message.channel_type ?? '');
  if (!isDirect(message) && (addressed ? comesTwice : message.thread_ts === undefined)) return undefined;
  const { files, otherFiles, documents } = filesOf(message.files ?? [], here);
  const mentioned = mentionedIn(here, text);
  const said = plainText(text, installation.botUser);
  const whole = wholeText(text, installation.botUser);
  if (said === '' && files.length === 0 && otherFiles.length === 0 && (isDirect(message) || !addressed)) {
    return undefined;
  }
  return {
    type: 'message',
    key: `message ${installation.key}/${message.channel}/${message.ts}`,
    wrote: wroteAt(installation.key, message.channel, message.ts),
    person: personOf(here, message.user),
    ...whereOf(message, installation),
    text: said,
    ...(whole !== said && { whole }),
    files,
    otherFiles,
    ...(documents && { documents }),
    ...(mentioned.length > 0 && { mentioned }),
    addressed,
  };
}

const posted = messageSchema.omit({ type: true, channel: true });
const inRoom = z.object({ type: z.literal('message'), channel: id, channel_type: cappedText('name').optional() });
const editedSchema = inRoom.extend({
  subtype: z.literal('message_changed'),
  message: posted.extend({ edited: z.object({ user: id, ts: id }) }),
  previous_message: z
    .object({ text: cappedText('markup').nullish() })
    .nullish()
    .catch(undefined),
});
/** A message with answers is not deleted, but becomes a stone in its place. */
const deletedSchema = z.union([
  inRoom.extend({ subtype: z.literal('message_deleted'), previous_message: posted }),
  inRoom.extend({
    subtype: z.literal('message_changed'),
    message: z.object({ subtype: z.literal('tombstone') }),
    previous_message: posted,
  }),
]);

/** What became of a message that a person wrote; undefined for those of apps and for what nobody writes. */
function revised(
  { installation, ...here }: Here,
  { channel, channel_type }: z.infer<typeof inRoom>,
  written: z.infer<typeof posted>,
  revision: { readonly key: string; readonly revision: string; readonly text?: string; readonly whole?: string },
): ChatInput | undefined {
  const { user, ts, text } = written;
  if (!WRITTEN.has(written.subtype) || isByApp(written) || user === installation.botUser) return undefined;
  const message: Message = {
    ...written,
    type: 'message',
    channel,
    ...(channel_type !== undefined && { channel_type }),
  };
  const wrote = wroteAt(installation.key, channel, ts);
  return {
    type: 'revised',
    ...revision,
    key: `${revision.key} ${wrote} ${revision.revision}`,
    wrote,
    person: personOf({ installation, ...here }, user),
    ...whereOf(message, installation),
    addressed: isDirect(message) || mentions(text ?? '', installation.botUser),
  };
}

/** A message that its writer edited or that was deleted; undefined for what Slack itself adds to one, such as a preview. */
export function revisedInput(here: Here, event: unknown): ChatInput | undefined {
  const deleted = deletedSchema.safeParse(event).data;
  // Nothing comes after it.
  if (deleted) return revised(here, deleted, deleted.previous_message, { key: 'deleted', revision: DELETED });
  const changed = editedSchema.safeParse(event).data;
  if (!changed) return undefined;
  const { message, previous_message: before } = changed;
  const { edited, user, text } = message;
  if (edited.user !== user || (before && (before.text ?? '') === (text ?? ''))) return undefined;
  const said = plainText(text ?? '', here.installation.botUser);
  const whole = wholeText(text ?? '', here.installation.botUser);
  const words = { text: said, ...(whole !== said && { whole }) };
  return revised(here, changed, message, { key: 'edited', revision: edited.ts, ...words });
}

const reactionSchema = z.object({
  user: id,
  reaction: cappedText('name'),
  item: z.object({ type: z.literal('message'), channel: id, ts: id }),
});

/** Put on a message in the thread of a major incident, it adds that message to the timeline. */
const PIN = 'pushpin';

/** The message somebody put the agreed emoji on, as a report, or a pushpin; undefined for every other reaction. */
export async function reactionInput(here: Here, event: unknown): Promise<ChatInput | undefined> {
  const { installation, client } = here;
  const reaction = reactionSchema.safeParse(event).data;
  // `thumbsup::skin-tone-2` is a thumbsup.
  const emoji = reaction?.reaction.split('::')[0];
  if (!reaction || (emoji !== here.emoji() && emoji !== PIN)) return undefined;
  const { channel, ts } = reaction.item;
  // What is written to the bot itself is a report already.
  if (reaction.user === installation.botUser || channel.startsWith('D')) return undefined;
  // Of a reply the message its thread hangs on comes along, first.
  const [told, link] = await Promise.all([
    client.conversations.replies({ channel, ts, latest: ts, oldest: ts, inclusive: true, limit: 2 }),
    linkTo(here, channel, ts),
  ]);
  const message = told.messages?.find((one) => one.ts === ts);
  if (!message || message.user === installation.botUser) return undefined;
  if (emoji !== here.emoji()) return pinInput(here, reaction, message);
  const ref = refOf(channel, { ...message, ts }, link);
  return {
    type: 'report',
    key: `report ${installation.key}/${channel}/${ts}`,
    person: personOf(here, reaction.user),
    place: threadAt(installation.key, channel, ref.ts),
    room: roomOf(installation.key, channel),
    ...readMessage(here, await here.names.named(here, message)),
    subject: subjectOf(here, ref),
  };
}

const pinnedSchema = z.object({ thread_ts: id, text: cappedText('markup') });

/** A reply in a thread; what hangs on nothing is in no case's thread. */
function pinInput(
  { installation, ...here }: Here,
  { user, item: { channel, ts } }: z.infer<typeof reactionSchema>,
  message: unknown,
): ChatInput | undefined {
  const pinned = pinnedSchema.safeParse(message).data;
  if (!pinned || pinned.thread_ts === ts) return undefined;
  const room = roomOf(installation.key, channel);
  return {
    type: 'pin',
    key: `pin ${installation.key}/${channel}/${ts}`,
    person: personOf({ installation, ...here }, user),
    place: threadAt(installation.key, channel, pinned.thread_ts),
    room,
    root: messageAt(room, channel, pinned.thread_ts),
    text: wholeText(pinned.text, installation.botUser),
  };
}

const changedSchema = z.object({ user: z.object({ id }) });

/** Something about a person changed: they became a guest, left, have another address. Slack is asked what is so now. */
export function changedInput(here: Here, event: unknown, eventId: string): ChatInput | undefined {
  const changed = changedSchema.safeParse(event).data;
  if (!changed) return undefined;
  const base = directBase(here, changed.user.id);
  return { type: 'changed', key: `changed ${eventId}`, ...base, people: [base.person.identity] };
}

const homeSchema = z.object({ user: id, tab: z.enum(['home', 'messages']) });

/** Somebody opened the app: their overview on its home tab, a welcome among its messages. */
export function homeInput(here: Here, event: unknown, eventId: string): ChatInput | undefined {
  const opened = homeSchema.safeParse(event).data;
  if (!opened) return undefined;
  const base = { key: `home ${eventId}`, ...directBase(here, opened.user) };
  return opened.tab === 'home' ? { type: 'home', ...base } : { type: 'installed', ...base };
}
