import type { TurnContext } from 'botbuilder';
import type { Inbound, IncomingPerson } from '../../src/command/input';
import type { Identity } from '../../src/ground/refs';
import type { Profile } from '../../src/view/chat-port';
import { type ConversationType, placeOf, roomId, roomOf, threadRoot } from './address';
import type { Download } from './files';
import type { FindPerson } from './mentioned';
import type { TeamsActivity } from './schema';

/** One verified activity. */
export interface Turn {
  readonly context: TurnContext;
  readonly activity: TeamsActivity;
  readonly tenant: string;
  readonly playground: boolean;
  readonly inbound: Inbound;
}

export interface ActivityContext {
  readonly tenant: string;
  readonly download: Download;
  /** Whoever is named by an account. */
  readonly person: FindPerson;
  profile(): Promise<Profile | undefined>;
}

/** Older clients name no type in a personal chat. */
export const typeOf = ({ conversation }: TeamsActivity): ConversationType =>
  conversation.conversationType ?? (conversation.isGroup ? 'groupChat' : 'personal');

/** The bot's own account is its app's id behind `28:`. */
export const appIdOf = ({ recipient }: TeamsActivity): string => recipient.id.replace(/^28:/, '');

/** A chat of two people calls itself personal, too; one with the bot is `a:…`, or names its app. */
export const isBetweenPeople = (activity: TeamsActivity): boolean => {
  const { id } = activity.conversation;
  return typeOf(activity) === 'personal' && id.startsWith('19:') && !id.includes(appIdOf(activity));
};

export const identityIn = ({ aadObjectId, id }: TeamsActivity['from'], tenant: string): Identity => ({
  platform: 'teams',
  org: tenant,
  user: aadObjectId ?? id,
});

export const identityOf = ({ from }: TeamsActivity, tenant: string): Identity => identityIn(from, tenant);

/** Bots never talk to this one: what it said itself must not come back to it. */
export const isFromBot = ({ from, recipient }: TeamsActivity): boolean =>
  from.role === 'bot' || from.id === recipient.id || from.id.startsWith('28:');

/** The platform's own key of an event. */
export const keyOf = ({ conversation, id }: TeamsActivity): string => `${conversation.id} ${id ?? ''}`;

/** Names a message wherever it is edited or deleted. */
export const wroteAt = ({ conversation }: TeamsActivity, message: string): string =>
  `${roomId(conversation.id)} ${message}`;

export const roomNameOf = ({ channelData, conversation }: TeamsActivity): string | undefined =>
  channelData?.channel?.name ?? conversation.name;

export function personOf(
  activity: TeamsActivity,
  context: Pick<ActivityContext, 'tenant' | 'profile'>,
): IncomingPerson {
  const zone =
    activity.localTimezone ?? activity.entities?.find((entity) => entity?.type === 'clientInfo')?.timezone ?? undefined;
  return {
    identity: identityOf(activity, context.tenant),
    name: activity.from.name ?? activity.from.id,
    ...(activity.locale && { locale: activity.locale }),
    ...(zone && { zone }),
    profile: () => context.profile(),
  };
}

/** What every input of this activity has. */
export function baseOf(activity: TeamsActivity, context: Pick<ActivityContext, 'tenant' | 'profile'>) {
  const { id } = activity.conversation;
  const type = isBetweenPeople(activity) ? 'groupChat' : typeOf(activity);
  const root = threadRoot(id);
  const room = roomOf(id, type);
  const roomName = roomNameOf(activity);
  return {
    key: keyOf(activity),
    person: personOf(activity, context),
    place: placeOf(id, type),
    room,
    ...(root !== undefined && { root: { address: room, id: root } }),
    ...(roomName && { roomName }),
  };
}
