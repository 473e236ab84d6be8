import type { Logger } from 'pino';
import type { ConversationType } from './address';
import { identityOf } from './envelope';
import type { References } from './references';
import type { TeamsActivity } from './schema';

export interface Seen {
  readonly activity: TeamsActivity;
  readonly tenant: string;
  readonly playground: boolean;
  readonly type: ConversationType;
}

export interface Memory {
  /** How this conversation is written to; `hears`: what does not speak to the bot is delivered from it, too. */
  conversation(seen: Seen, hears?: boolean): Promise<void>;
  /** How this person is called; that a 1:1 chat is theirs. */
  person(seen: Seen): Promise<void>;
}

/** Keeps what is needed to write to people and conversations later. Never rejects: the answer does not wait for it. */
export function createMemory(references: References, log: Pick<Logger, 'warn'>): Memory {
  const quietly = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => log.warn({ err: error }, 'A conversation of Teams could not be remembered'));

  return {
    conversation({ activity, tenant, playground, type }, hears = false) {
      const { serviceUrl, recipient, conversation } = activity;
      const bot = { id: recipient.id, name: recipient.name ?? '' };
      const reference = { serviceUrl, bot, type, tenant, ...(playground && { playground }), ...(hears && { hears }) };
      return quietly(references.rememberConversation(conversation.id, reference));
    },
    person({ activity, tenant, type }) {
      const isGone = activity.type === 'installationUpdate' && activity.action?.startsWith('remove');
      const direct = type === 'personal' ? { direct: isGone ? '' : activity.conversation.id } : {};
      return quietly(references.rememberPerson(identityOf(activity, tenant), { account: activity.from.id, ...direct }));
    },
  };
}
