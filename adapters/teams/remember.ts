import type { Logger } from 'pino';
import type { ConversationType } from './address';
import { identityOf, type Turn } from './envelope';
import type { References } from './references';

type Seen = Pick<Turn, 'activity' | 'tenant' | 'playground'>;

export type Memory = ReturnType<typeof createMemory>;

/** Keeps what is needed to write to people and conversations later. Never rejects: the answer does not wait for it. */
export function createMemory(references: References, log: Pick<Logger, 'warn'>) {
  const quietly = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => log.warn({ err: error }, 'A conversation of Teams could not be remembered'));

  return {
    /** How this conversation is written to; `hears`: what does not speak to the bot is delivered from it, too. */
    conversation({ activity, tenant, playground }: Seen, type: ConversationType, hears = false): Promise<void> {
      const { serviceUrl, recipient, conversation } = activity;
      const bot = { id: recipient.id, name: recipient.name ?? '' };
      const reference = { serviceUrl, bot, type, tenant, ...(playground && { playground }), ...(hears && { hears }) };
      return quietly(references.rememberConversation(conversation.id, reference));
    },
    /** How this person is called; that a 1:1 chat is theirs. */
    person({ activity, tenant }: Seen, type: ConversationType): Promise<void> {
      const isGone = activity.type === 'installationUpdate' && activity.action?.startsWith('remove');
      const direct = type === 'personal' ? { direct: isGone ? '' : activity.conversation.id } : {};
      return quietly(references.rememberPerson(identityOf(activity, tenant), { account: activity.from.id, ...direct }));
    },
  };
}
