import { type Conversation, type Person, THREAD, type World } from './world';

export type Activity = Readonly<Record<string, unknown>>;

export interface Answer {
  /** 0: Teams did not deliver it. */
  readonly status: number;
  readonly body: unknown;
  /** The card that answers a press, if one does. */
  readonly card?: unknown;
  /** What was sent, to send it again. */
  readonly activity: Activity;
}

/** What every activity of a person in a conversation has. */
export function envelope(
  world: World,
  serviceUrl: string,
  person: Person,
  conversation: Conversation,
  more: { readonly id: string; readonly root: string | undefined },
): Activity {
  const { locale = 'en-US' } = person;
  const isChannel = conversation.type === 'channel';
  return {
    id: more.id,
    channelId: 'msteams',
    serviceUrl,
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    recipient: world.bot,
    locale,
    localTimezone: 'Europe/Copenhagen',
    conversation: {
      id: more.root === undefined ? conversation.id : `${conversation.id}${THREAD}${more.root}`,
      conversationType: conversation.type,
      tenantId: person.tenantId,
      ...(conversation.type !== 'personal' && { isGroup: true }),
      ...(conversation.type === 'groupChat' && { name: conversation.name }),
    },
    channelData: {
      tenant: { id: person.tenantId },
      ...(isChannel && { team: { id: '19:team' }, channel: { id: conversation.id, name: conversation.name } }),
    },
    entities: [{ type: 'clientInfo', locale, country: 'DK', platform: 'Web', timezone: 'Europe/Copenhagen' }],
  };
}
