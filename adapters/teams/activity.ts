import type {
  ActionInput,
  ChangedInput,
  ChatInput,
  InstalledInput,
  JoinedInput,
  MessageInput,
  RevisedInput,
} from '../../src/command/input';
import { threadRoot } from './address';
import { type ActivityContext, baseOf, identityIn, typeOf, wroteAt } from './envelope';
import { filesOf } from './files';
import { mentionedIn } from './mentioned';
import { DATA_KEYS } from './render/buttons';
import { executeSchema, flatten, type TeamsActivity } from './schema';
import { mentionsBot, wordsOf } from './text';

const executeOf = (activity: TeamsActivity) =>
  activity.name === 'adaptiveCard/action' ? executeSchema.safeParse(activity.value).data : undefined;

/** A card that the client fetches again by itself; its action, or undefined when somebody pressed. */
export function refreshed(activity: TeamsActivity): string | undefined {
  const execute = executeOf(activity);
  return execute?.trigger === 'automatic' ? execute.action.verb : undefined;
}

/** A message in a room that does not speak to the bot: it is delivered only where the room's owners consented. */
export const isUnmentioned = (activity: TeamsActivity): boolean =>
  activity.type === 'message' &&
  (activity.value ?? undefined) === undefined &&
  typeOf(activity) !== 'personal' &&
  !mentionsBot(activity);

/** A reply in a channel's thread: only those can belong to a case without speaking to the bot. */
export function isReply(activity: TeamsActivity): boolean {
  const root = threadRoot(activity.conversation.id);
  return typeOf(activity) === 'channel' && root !== undefined && root !== activity.id;
}

/** A pressed button: an invoke, or a `Action.Submit` of a client that knows no better. */
function actionOf(activity: TeamsActivity, context: ActivityContext): ActionInput | undefined {
  const execute = executeOf(activity);
  const {
    [DATA_KEYS.action]: submitted,
    [DATA_KEYS.at]: at,
    ...data
  } = flatten(execute ? execute.action.data : activity.value);
  const action = execute?.action.verb ?? submitted;
  if (action === undefined) return undefined;
  const base = baseOf(activity, context);
  // An invoke names the thread even when the card is the room's own post.
  const address = at === 'room' ? base.room : base.place;
  const message = activity.replyToId === undefined ? {} : { message: { address, id: activity.replyToId } };
  return { type: 'action', ...base, action, data, ...message };
}

function messageOf(activity: TeamsActivity, context: ActivityContext): MessageInput | undefined {
  const addressed = !isUnmentioned(activity);
  if (!addressed && !isReply(activity)) return undefined;
  const { files, otherFiles, documents } = filesOf(activity.attachments ?? [], context.download);
  const { own: text, whole } = wordsOf(activity);
  // Only the bare name of the bot, said in a room, still means something.
  const isEmpty = text === '' && files.length === 0 && otherFiles.length === 0;
  if (isEmpty && !(addressed && typeOf(activity) !== 'personal')) return undefined;
  const offered = documents && { documents };
  const wrote = wroteAt(activity, activity.id ?? '');
  const mentioned = mentionedIn(activity, context.person);
  const words = { wrote, text, ...(whole !== text && { whole }), ...(mentioned.length > 0 && { mentioned }) };
  return { type: 'message', ...baseOf(activity, context), ...words, files, otherFiles, ...offered, addressed };
}

/** It tells what became of a message, and of nothing new: neither its room nor its writer. */
export const isRevision = ({ type }: TeamsActivity): boolean => type === 'messageUpdate' || type === 'messageDelete';

const REVISIONS = ['editMessage', 'softDeleteMessage', 'undeleteMessage'] as const;

/** What its writer made of a message: other words, none, or the ones that were deleted again. */
function revisedOf(activity: TeamsActivity, context: ActivityContext): RevisedInput | undefined {
  const { id, timestamp = '', channelData } = activity;
  const event = REVISIONS.find((one) => one === channelData?.eventType);
  if (id === undefined || !event) return undefined;
  const base = baseOf(activity, context);
  const { own: text, whole } = wordsOf(activity);
  return {
    type: 'revised',
    ...base,
    key: `${event} ${base.key} ${timestamp}`,
    wrote: wroteAt(activity, id),
    ...(event !== 'softDeleteMessage' && { text, ...(whole !== text && { whole }) }),
    ...(event === 'undeleteMessage' && { restored: true }),
    revision: timestamp,
    addressed: typeOf(activity) === 'personal' || mentionsBot(activity),
  };
}

function installedOf(activity: TeamsActivity, context: ActivityContext): InstalledInput | undefined {
  const isAdded =
    activity.type === 'installationUpdate'
      ? activity.action?.startsWith('add')
      : activity.membersAdded?.some((member) => member?.id === activity.recipient.id);
  return isAdded ? { type: 'installed', ...baseOf(activity, context) } : undefined;
}

/** Others than the bot came to a room; its roster tells who they are. */
function joinedOf(activity: TeamsActivity, context: ActivityContext): JoinedInput | undefined {
  const others = activity.membersAdded?.some((member) => member && member.id !== activity.recipient.id) === true;
  return others && typeOf(activity) !== 'personal' ? { type: 'joined', ...baseOf(activity, context) } : undefined;
}

/** Others than the bot left a room, perhaps the company: each is asked about. */
function leftOf(activity: TeamsActivity, context: ActivityContext): ChangedInput | undefined {
  const others = (activity.membersRemoved ?? []).filter((member) => member && member.id !== activity.recipient.id);
  const people = others.flatMap((member) => (member ? [identityIn(member, context.tenant)] : []));
  return people.length > 0 ? { type: 'changed', ...baseOf(activity, context), people } : undefined;
}

/** A Bot Framework activity as the desk's own input; undefined for what Vagt does not act on. */
export function toInput(activity: TeamsActivity, context: ActivityContext): ChatInput | undefined {
  if (activity.id === undefined) return undefined;
  switch (activity.type) {
    case 'message':
      return actionOf(activity, context) ?? messageOf(activity, context);
    case 'messageUpdate':
    case 'messageDelete':
      return revisedOf(activity, context);
    case 'invoke':
      return actionOf(activity, context);
    case 'installationUpdate':
    case 'conversationUpdate':
      return installedOf(activity, context) ?? joinedOf(activity, context) ?? leftOf(activity, context);
    default:
      return undefined;
  }
}
