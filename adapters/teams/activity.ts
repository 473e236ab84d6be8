import type { ActionInput, ChatInput, IncomingPerson, InstalledInput, MessageInput } from '../../src/chat/input';
import type { Profile } from '../../src/chat/port';
import { type ConversationType, placeOf, roomOf, threadRoot } from './address';
import { DATA_KEYS } from './buttons';
import { type Download, filesOf } from './files';
import { executeSchema, flatten, type TeamsActivity } from './schema';
import { mentionsBot, textOf } from './text';

export interface ActivityContext {
  readonly tenant: string;
  readonly download: Download;
  profile(): Promise<Profile | undefined>;
}

export const tenantOf = (activity: TeamsActivity): string | undefined =>
  activity.channelData?.tenant?.id ?? activity.conversation.tenantId;

/** Older clients name no type in a personal chat. */
export const typeOf = ({ conversation }: TeamsActivity): ConversationType =>
  conversation.conversationType ?? (conversation.isGroup ? 'groupChat' : 'personal');

export const userOf = ({ from }: TeamsActivity): string => from.aadObjectId ?? from.id;

/** What every input of this activity has; undefined without an id, which a platform event always has. */
function baseOf(activity: TeamsActivity, context: ActivityContext) {
  const { conversation, from } = activity;
  const type = typeOf(activity);
  const zone =
    activity.localTimezone ?? activity.entities?.find((entity) => entity?.type === 'clientInfo')?.timezone ?? undefined;
  const person: IncomingPerson = {
    identity: { platform: 'teams', org: context.tenant, user: userOf(activity) },
    name: from.name ?? from.id,
    ...(activity.locale && { locale: activity.locale }),
    ...(zone && { zone }),
    profile: () => context.profile(),
  };
  const root = threadRoot(conversation.id);
  const room = roomOf(conversation.id, type);
  const roomName = activity.channelData?.channel?.name ?? conversation.name;
  return {
    key: `${conversation.id} ${activity.id ?? ''}`,
    person,
    place: placeOf(conversation.id, type),
    room,
    ...(root !== undefined && { root: { address: room, id: root } }),
    ...(roomName && { roomName }),
  };
}

/** A pressed button: an invoke, or a `Action.Submit` of a client that knows no better. */
function actionOf(activity: TeamsActivity, context: ActivityContext): ActionInput | undefined {
  const execute = activity.name === 'adaptiveCard/action' ? executeSchema.safeParse(activity.value).data : undefined;
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
  const { files, otherFiles } = filesOf(activity.attachments ?? [], context.download);
  const text = textOf(activity);
  // In a room only what is said to the bot is for it.
  if (typeOf(activity) !== 'personal' && !mentionsBot(activity)) return undefined;
  if (text === '' && files.length === 0 && otherFiles.length === 0 && typeOf(activity) === 'personal') return undefined;
  return { type: 'message', ...baseOf(activity, context), text, files, otherFiles };
}

function installedOf(activity: TeamsActivity, context: ActivityContext): InstalledInput | undefined {
  const isAdded =
    activity.type === 'installationUpdate'
      ? activity.action?.startsWith('add')
      : activity.membersAdded?.some((member) => member?.id === activity.recipient.id);
  return isAdded ? { type: 'installed', ...baseOf(activity, context) } : undefined;
}

/** A Bot Framework activity as the desk's own input; undefined for what Vagt does not act on. */
export function toInput(activity: TeamsActivity, context: ActivityContext): ChatInput | undefined {
  if (activity.from.role === 'bot' || activity.from.id === activity.recipient.id || activity.id === undefined) {
    return undefined;
  }
  switch (activity.type) {
    case 'message':
      return actionOf(activity, context) ?? messageOf(activity, context);
    case 'invoke':
      return actionOf(activity, context);
    case 'installationUpdate':
    case 'conversationUpdate':
      return installedOf(activity, context);
    default:
      return undefined;
  }
}
